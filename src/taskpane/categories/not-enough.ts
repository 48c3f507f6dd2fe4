/** What the engine says where nothing fits (model/enrichment, whose schemas the pane does not load). */
export const NOT_ENOUGH_INFORMATION = "not enough information";
