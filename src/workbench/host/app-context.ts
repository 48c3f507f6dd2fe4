/** What the host tells the add-in about itself when the frame starts. */

/** Requirement sets and their highest version, as `{ ExcelApi: "1.15" }`. */
export type RequirementSets = Readonly<Record<string, string>>;

/**
 * What the emulated host claims. The npm office.js knows ExcelApi up to 1.15, so no more is
 * claimed. Versions are strings: the number 1.10 would be 1.1.
 */
export const DEFAULT_REQUIREMENT_SETS: RequirementSets = {
  BindingEvents: "1.1",
  CustomFunctions: "1.9",
  CustomFunctionsRuntime: "1.3",
  DialogApi: "1.2",
  DocumentEvents: "1.1",
  ExcelApi: "1.15",
  ExcelApiOnline: "1.1",
  File: "1.1",
  KeyboardShortcuts: "1.1",
  MatrixBindings: "1.1",
  MatrixCoercion: "1.1",
  RibbonApi: "1.2",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
  Selection: "1.1",
  Settings: "1.1",
  SharedRuntime: "1.2",
  SharedRuntimeInternal: "1.2",
  TableBindings: "1.1",
  TableCoercion: "1.1",
  TextBindings: "1.1",
  TextCoercion: "1.1",
};

/** Flags of the host info: 1 shared runtime, 2 custom functions. */
const HOST_FLAGS = 3;

/** `_appName` of Excel on the web. */
const EXCEL_WEB = 16;

/** Host, platform, file version, language and flags, as office.js reads them from the page's URL. */
export function hostInfo(language: string): string {
  return `Excel$Web$16.00$${language}$telemetry$$disableLogging$${HOST_FLAGS}`;
}

/** The `name` of the add-in's frame: who it talks to. */
export function frameName(conversationId: string, appId: string, hostOrigin: string): string {
  return JSON.stringify({
    baseFrameName: `emulated-${conversationId}`,
    hostInfo: "",
    xdmInfo: `${conversationId}|${appId}|${hostOrigin}`,
    serializerVersion: "1",
    flights: "[]",
  });
}

/** What the app context depends on. */
export interface AppContextOptions {
  appId: string;
  documentUrl: string;
  language: string;
  requirementSets: RequirementSets;
  /** Document settings, as JSON by key. */
  settings: ReadonlyMap<string, string>;
  taskpaneVisible: boolean;
}

/** The answer to `getAppContextAsync`. */
export function appContext(options: AppContextOptions): Record<string, unknown> {
  return {
    _id: options.appId,
    _appInstanceId: options.appId,
    _appName: EXCEL_WEB,
    _appVersion: "16.00",
    _appMinorVersion: 0,
    _hostFullVersion: "16.0.0.0",
    _appUILocale: options.language,
    _dataLocale: options.language,
    _docUrl: options.documentUrl,
    _clientMode: 1,
    _settings: [...options.settings],
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "00000000-0000-0000-0000-000000000001",
    _requirementMatrix: JSON.stringify(options.requirementSets),
    _addinName: "emulated",
    _appDomains: [],
    _initialDisplayMode: options.taskpaneVisible ? 2 : 1,
    _featureGates: {},
    _clientWindowHeight: 800,
    _clientWindowWidth: 400,
    _isFromWacAutomation: false,
  };
}
