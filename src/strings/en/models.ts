/** The words of models trained on the user's own labels. */
import type { Message } from "../message";
import { count, list, number, rows } from "./numbers";

const labels = (value: number): string => count(value, "label", "labels");
const percent = (share: number): string => `${number(Math.round(share * 100))}%`;
const named = (name: string): string => `“${name}”`;

export const models = {
  intro:
    "A model learns from rows you have labelled yourself, and gives your labels to other rows. It is trained and kept where rows are enriched.",
  failed: (message: string): Message => ({
    title: "The models could not be read",
    text: `Try again. If it happens again, close the pane and open it anew. (${message})`,
  }),
  percent,

  train: {
    heading: "Train on this sheet",
    noColumn: {
      title: "There is no column with labels yet",
      text: "Click into a table that has a column with your own labels, such as “Category” or an account number, beside the bank's text. Then look again.",
    } satisfies Message,
    column: "Column with your labels",
    columnNone: "Choose a column",
    reading: "Counting labels …",
    counts: (rowCount: number, labelCount: number) =>
      `${rows(rowCount)} with ${labels(labelCount)}.`,
    all: "Labels and how many rows have them",
    labelHead: "Label",
    rowsHead: "Rows",
    more: (value: number) => `and ${number(value)} more`,
    name: "Name of the model",
    nameUsual: "My labels",
    nameMissing: "Give the model a name.",
    nameTaken: (name: string) =>
      `There is a model ${named(name)}. It stays in use until you keep the new one.`,
    start: (value: number) => `Train on ${rows(value)}`,
    cannot: "Choose a column with at least two different labels.",
  },

  warnings: {
    none: "No row of this column has a label. Choose another column, or label some rows first.",
    oneLabel: (label: string) =>
      `All rows have the label ${named(label)}: there is nothing to tell apart. Label other rows differently.`,
    tooManyLabels: (value: number, maximum: number) =>
      `There are ${labels(value)}; a model knows at most ${number(maximum)}. Choose another column.`,
    hardlyAnyTwice: (labelCount: number, rowCount: number) =>
      `${labels(labelCount)} for ${rows(rowCount)}: hardly any comes twice. Is this the right column?`,
    fewRows: (value: number) =>
      `Only ${rows(value)} have a label. Expect little of a model with fewer than 50.`,
    rareLabels: (value: number, examples: readonly string[]) =>
      `Too few rows to learn ${labels(value)}, such as ${list(examples.map(named))}. Label more of them, or expect mistakes there.`,
    nearDuplicates: (pairs: readonly string[]) =>
      `Are these meant to be one? ${pairs.join("; ")}. If so, write them alike in the sheet.`,
    pair: (one: string, other: string) => `${named(one)} and ${named(other)}`,
    blank: (value: number) => `${rows(value)} without a label are left out.`,
    tooLong: (value: number, maximum: number) =>
      `${rows(value)} with a label over ${number(maximum)} characters are left out.`,
    tooManyRows: (value: number, maximum: number) =>
      `${rows(value)} have a label; the first ${number(maximum)} are used.`,
  },

  training: {
    heading: (name: string) => `Training ${named(name)}`,
    waiting: "Waiting to begin",
    done: (value: number) => `${number(value)}% done`,
    progress: "Progress of the training",
    hint: "You can go on working meanwhile, on other tabs too.",
    cancel: "Cancel training",
  },

  test: {
    heading: (name: string) => `${named(name)} is trained`,
    broken: (name: string) => `${named(name)} could not be trained`,
    brokenText: (message: string) => `Discard it and train again. (${message})`,
    accuracy: (share: number, tested: number) =>
      `${percent(share)} of ${rows(tested)} were labelled right that the model had not seen while it was tested.`,
    untested: "There were too few rows to test it.",
    before: (share: number) => `The model in use until now was right on ${percent(share)}.`,
    flatters: "For merchants that are in none of your rows, expect less.",
    labels: "Label by label",
    labelHead: "Label",
    rowsHead: "Rows",
    foundHead: "Found",
    rightHead: "Right",
    headsHint:
      "Found: how many of the label's rows were given it. Right: how many of the rows that were given it have it.",
    confusions: "Most frequent mistakes",
    confusion: (label: string, answered: string, value: number) =>
      `${named(label)} taken for ${named(answered)}: ${rows(value)}`,
    noConfusions: "No mistakes in the test.",
    keep: "Keep model",
    discard: "Discard model",
    unused: "Nothing uses it until you keep it.",
  },

  list: {
    heading: "Your models",
    none: "No models yet. Train one on this sheet, or import one from a file.",
    elsewhere: {
      title: "The service cannot use your models",
      text: "These models are on this computer. They are used when rows are enriched on this computer.",
    } satisfies Message,
    about: (value: number, date: string) => `${rows(value)}, ${date}`,
    right: (share: number) => `${percent(share)} right in its test`,
    use: "Use to enrich",
    useOf: (name: string) => `Use ${named(name)} to enrich`,
    inUse: "Used to enrich this workbook",
    stop: "Stop using",
    stopOf: (name: string) => `Stop using ${named(name)}`,
    details: (name: string) => `Test of ${named(name)}`,
    exportOf: (name: string) => `Export ${named(name)} as a file`,
    export: "Export",
    remove: "Delete",
    removeOf: (name: string) => `Delete ${named(name)}`,
    import: "Import a model",
    importHint: "A file that was exported here. It is checked before it is kept.",
    fileName: (name: string) => `${name} (model)`,
  },

  remove: {
    title: (name: string) => `Delete ${named(name)}?`,
    text: "Labels that it gave stay in your sheets. It cannot be brought back, unless you have exported it.",
    used: "It is used to enrich this workbook: the labels of the add-in take its place.",
    confirm: "Delete model",
    cancel: "Keep it",
  },

  notices: {
    kept: (name: string): Message => ({
      title: `${named(name)} is kept`,
      text: "Choose “Use to enrich” to have your rows labelled by it.",
    }),
    discarded: (name: string): Message => ({
      title: `The training of ${named(name)} is discarded`,
      text: "An earlier model of that name is as it was.",
    }),
    cancelled: (name: string): Message => ({
      title: `The training of ${named(name)} is cancelled`,
      text: "Nothing of it is kept. An earlier model of that name is as it was.",
    }),
    deleted: (name: string): Message => ({
      title: `${named(name)} is deleted`,
      text: "Labels in your sheets stay as they are.",
    }),
    imported: (name: string): Message => ({
      title: `${named(name)} is imported`,
      text: "Choose “Use to enrich” to have your rows labelled by it.",
    }),
    exported: (name: string): Message => ({
      title: `The file of ${named(name)} is made`,
      text: "It is where your browser puts downloads. It holds your labels and what was learned from the descriptions, not the descriptions themselves.",
    }),
    failed: (message: string): Message => ({
      title: "That did not work",
      text: `Nothing was changed. Try again. (${message})`,
    }),
    importFailed: (message: string): Message => ({
      title: "The file was not imported",
      text: `Choose a file that was exported on the Models tab, and export it anew where it is damaged. (${message})`,
    }),
    tooLarge: (megabytes: number): Message => ({
      title: "The file is too large to be a model",
      text: `Choose a file of at most ${number(megabytes)} MB that was exported on the Models tab.`,
    }),
  },

  enrich: {
    heading: "Labels",
    label: "Which labels to write",
    own: "Those of the add-in",
    ownSentence: "the add-in's own labels",
    model: (name: string) => `Yours, by the model ${named(name)}`,
    sentence: (name: string) => `your labels, by the model ${named(name)}`,
    missing: (name: string) =>
      `The model ${named(name)} is not here. Import it on the Models tab, or choose other labels.`,
    unsupported:
      "The service cannot use your models. Choose “On this computer” under “Where it runs”, or the labels of the add-in.",
  },
};
