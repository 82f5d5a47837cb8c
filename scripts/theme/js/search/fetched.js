/** Reads the files of search/ over the network. */

/**
 * @param {string | URL} base the root of the site
 * @param {string} name of a file, such as `hu-0`
 * @returns {Promise<any>}
 */
export async function fetched(base, name) {
  const url = new URL(`search/${name}.json`, base);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}
