/** Where the add-in's pages take office.js from, in the world and in the workbench. */

/** The address every shipped page names, as Office requires. */
export const OFFICE_JS_ADDRESS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Where the workbench's server keeps its copy. */
export const OFFICE_JS_COPY = "/office-js/office.js";

/**
 * The page with the address of office.js replaced by that of the server's copy, and nothing else
 * changed. A page that does not name it comes back as it is.
 */
export function withOfficeJsCopy(html: string): string {
  return html.replaceAll(OFFICE_JS_ADDRESS, OFFICE_JS_COPY);
}
