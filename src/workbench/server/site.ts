/** Where the things the workbench serves lie in the project. */
import { join } from "node:path";
import { type SiteOptions } from "./serve";

/** The workbench with the add-in as built in `dist`. */
export function projectSite(root: string): SiteOptions & Required<Pick<SiteOptions, "workbench">> {
  return {
    addin: join(root, "dist"),
    manifest: join(root, "manifest.xml"),
    workbench: {
      page: join(root, "build/workbench"),
      officeJs: join(root, "node_modules/@microsoft/office-js/dist"),
      samples: join(root, "assets/samples"),
    },
  };
}

/** The add-in alone, exactly as shipped, for real Excel. */
export function sideloadSite(root: string): SiteOptions {
  const { addin, manifest } = projectSite(root);
  return { addin, manifest };
}
