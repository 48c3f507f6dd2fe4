import { type OfficeColours, shadeOf } from "../../src/taskpane/use-office-theme";

it.each<[string, OfficeColours | null, ReturnType<typeof shadeOf>]>([
  ["a theme that calls itself dark", { isDarkTheme: true }, "dark"],
  ["a theme that calls itself light", { isDarkTheme: false }, "light"],
  ["Office's black", { bodyBackgroundColor: "#0A0A0A" }, "dark"],
  ["Office's white", { bodyBackgroundColor: "#FFFFFF" }, "light"],
  ["a colour without its sign", { bodyBackgroundColor: "262626" }, "dark"],
  ["a colour nobody can read", { bodyBackgroundColor: "window" }, null],
  ["no colours", {}, null],
  ["no theme", null, null],
])("takes %s for what it is", (_what, theme, shade) => {
  expect(shadeOf(theme)).toBe(shade);
});
