import { readFileSync } from "node:fs";
import { Engine } from "/work/main/scripts/theme/js/search/engine.js";
import { TUNING } from "/work/main/scripts/theme/js/search/shelf.js";
import { WEIGHTS } from "/work/main/scripts/theme/js/search/words.js";
const {docs,qs}=JSON.parse(readFileSync('/tmp/w/tune/data.json','utf8'));
const engines={};
for (const l of Object.keys(docs)){const e=new Engine(docs[l]);e.add(docs[l],docs[l].phrases);for(const o of Object.keys(docs))if(o!==l)e.add(docs[o],docs[o].phrases);engines[l]=e;}
export function run(){
  const per={};
  for(const [l,k,h,q,right] of qs){
    const ids=engines[l].search(q).map(x=>x.id); const R=new Set(right);
    const r=ids.findIndex(i=>R.has(i))+1;
    const key=k+'/'+h; const p=per[key]??={n:0,f:0,v:0,m:0};
    p.n++; if(r===1)p.f++; if(r>=1&&r<=5)p.v++; if(r)p.m+=1/r;
  }
  return per;
}
export function total(per,half){let n=0,f=0,v=0,m=0;for(const [k,p] of Object.entries(per)){if(half&&!k.endsWith(half))continue;n+=p.n;f+=p.f;v+=p.v;m+=p.m;}return{n,f:f/n,v:v/n,m:m/n,s:f/n+0.5*v/n+m/n}}
const show=(per)=>{for(const [k,p] of Object.entries(per))console.log(k.padEnd(24),p.n,(100*p.f/p.n).toFixed(1),(100*p.v/p.n).toFixed(1),(p.m/p.n).toFixed(3));for(const h of['dev','new',''])console.log(h,JSON.stringify(total(per,h)))};
if(process.argv[2]==='show'){const t=Date.now();show(run());console.log(Date.now()-t,'ms');}
if(process.argv[2]==='set'){eval(process.argv[3]);show(run());}
if(process.argv[2]==='search'){
  const params={
    'boost.say':[1.5,2,2.5,3,4],'boost.keywords':[0.6,0.8,1,1.3,1.7,2.2],'boost.avoid':[1.5,2,2.5,3.2,4],'boost.write':[0.5,1,1.5],'boost.when':[0.7,1,1.4,2,2.8],
    'otherLocale':[0.25,0.32,0.4,0.5,0.6],'known':[0.6,0.7,0.8,0.9,0.97],'glue':[0.05,0.1,0.2,0.35],'fuzzy':[0.2,0.25,0.3],
    'weights.fuzzy':[0.2,0.3,0.4,0.55],'weights.prefix':[0.3,0.45,0.6,0.8],'bm25.k':[0.6,0.9,1.2,1.8,2.5],'bm25.b':[0.3,0.5,0.7,0.85],'bm25.d':[0,0.25,0.5,1],
    'coverage':[0.4,0.55,0.7,0.85,0.95],'together.keyword':[1.2,1.5,2,3],'together.line':[1.6,2.4,3.5],'likeness':[0.5,1,1.5,2,3,4,6],'credit.begun':[0.7,0.9,1],'credit.start':[0.4,0.6,0.8],'credit.slip':[0.4,0.55,0.7,0.85],
    'W.exact':[0.1,0.2,0.3,0.5],'W.start':[0.2,0.3,0.4,0.6,0.8],'W.pair':[0.6,1,1.4,2]};
  const ref=(k)=>{const [a,b]=k.split('.');if(a==='W')return[WEIGHTS,b];return b?[TUNING[a],b]:[TUNING,a]};
  let best=total(run()).s; console.log('base',best);
  for(let round=0;round<3;round++){let any=false;
    for(const k of Object.keys(params).sort(()=>Math.random()-.5)){const [o,f]=ref(k);const cur=o[f];let bv=cur;
      for(const v of params[k]){if(v===cur)continue;o[f]=v;const t=total(run());if(t.s>best+0.001){best=t.s;bv=v;any=true;console.log(k,v,best.toFixed(4),(t.f*100).toFixed(1),(t.v*100).toFixed(1));}}
      o[f]=bv;}
    if(!any)break;}
  show(run());console.log(JSON.stringify(TUNING),JSON.stringify(WEIGHTS));
}
