/** The words of the Help panel, in English. */

export const help = {
  title: "Help",
  startHeading: "Begin",
  parts: {
    heading: "What is where",
    enrich: {
      title: "Enrich",
      text: "Fills columns beside your rows: what each payment was for, who was paid, whether it comes again. What you edit is never written over.",
    },
    rules: {
      title: "Rules",
      text: "Your own “if the description says this, it is that”. They decide before anything else.",
    },
    reports: {
      title: "Reports",
      text: "Income, spending, subscriptions and cash flow of an account, as sheets. Also where you say that an answer is wrong.",
    },
    categories: {
      title: "Categories",
      text: "The labels that rows can get. Use ours, change their names, or paste your own list.",
    },
    models: {
      title: "Models",
      text: "Learns labels from rows you have labelled yourself, and says how often it is right.",
    },
    settings: {
      title: "Settings",
      text: "Account holders, where rows are enriched, your key, what is stored, and the language.",
    },
  },
  formulas: {
    heading: "Formulas",
    intro:
      "Type them into a cell. They are always answered on this computer. In the examples the dates are in column A, the bank's texts in B and the amounts in C.",
    copy: (formula: string) => `Copy the example of ${formula}`,
    copied: (formula: string) => `The example of ${formula} is copied. Paste it into a cell.`,
    notCopied: "Copying is not allowed here. Select the example and press Ctrl+C (Mac: Command+C).",
    does: {
      LABEL: "What a payment was for.",
      MERCHANT: "Who was paid, or who paid.",
      WEBSITE: "The merchant's website.",
      LOGO: "The address of the merchant's logo. No picture is loaded.",
      MCC: "The merchant category code, four digits.",
      LOCATION: "Where it was, as far as the text says.",
      PERSON: "The person who was paid or who paid.",
      INTERMEDIARY: "Through whom it was paid, such as PayPal.",
      CONFIDENCE: "How sure the label is, from 0 to 1.",
      CATEGORYGROUP: "The group the label belongs to.",
      ACCOUNTING: "The accounting category of the label.",
      ENRICH: "Several answers at once, as a table beside your rows.",
      RECURRENCE: "For each row whether it comes again, how often, and when next.",
      RECURRING: "A table of what comes again: subscriptions, bills, with dates and amounts.",
      INCOME: "A table of where income comes from, and when it is next expected.",
      LABELS: "The labels that can be given.",
      RULETEST: "Which rows a rule matches; 1 is the first rule of your list.",
      STATS: "Totals by month, label or merchant.",
    },
  },
  keyboard: {
    heading: "Keyboard",
    keys: {
      pane: { title: "F6", text: "Goes from the sheet to this panel and back." },
      next: { title: "Tab, Shift+Tab", text: "Goes to the next control, or the one before." },
      arrows: {
        title: "Arrow keys",
        text: "Move between tabs, and between the choices of a list.",
      },
      press: { title: "Enter, Space", text: "Press the button or tick the box." },
      close: { title: "Esc", text: "Closes what is open, and ends the tour." },
    },
  },
  privacy: {
    heading: "Privacy",
    text: "Everything is worked out on this computer. Nothing is sent anywhere unless you choose a server or Ntropy's hosted API yourself; then you are told what leaves, and asked first.",
  },
};
