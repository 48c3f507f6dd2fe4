import { createLanguage } from "../../src/taskpane/language";
import { createDeviceStore } from "../../src/taskpane/where/device-store";
import { memoryStorage } from "../support/memory-storage";

const PARTITION = "frame/";

describe("the pane's language", () => {
  it("is English until Office says more", () => {
    expect(createLanguage().words().language).toBe("en");
  });

  it("follows Excel as long as nothing else is chosen", async () => {
    const language = createLanguage();
    await language.open("de-CH", createDeviceStore(memoryStorage, PARTITION));
    expect([language.choice(), language.words().language]).toEqual(["excel", "de"]);
  });

  it("is English where Excel speaks a language we do not", async () => {
    const language = createLanguage();
    await language.open("fi-FI", createDeviceStore(memoryStorage, PARTITION));
    expect(language.words().language).toBe("en");
  });

  it("is what was chosen on this device, also the next time, until Excel is followed again", async () => {
    const storage = memoryStorage();
    const open = async () => {
      const language = createLanguage();
      await language.open(
        "de-DE",
        createDeviceStore(() => storage, PARTITION)
      );
      return language;
    };
    await (await open()).choose("es");
    const again = await open();
    expect([again.choice(), again.words().language]).toEqual(["es", "es"]);
    await again.choose("excel");
    expect((await open()).words().language).toBe("de");
  });

  it("tells who listens, and stops when they leave", async () => {
    const language = createLanguage();
    const heard: string[] = [];
    const leave = language.subscribe(() => heard.push(language.words().language));
    await language.choose("de");
    leave();
    await language.choose("es");
    expect(heard).toEqual(["de"]);
  });

  it("is the last one chosen, whichever is loaded first", async () => {
    const language = createLanguage();
    await Promise.all([language.choose("de"), language.choose("es"), language.choose("en")]);
    expect(language.words().language).toBe("en");
  });

  it("can be chosen where the browser keeps nothing, and what is kept but unknown counts as Excel's", async () => {
    const denied = createLanguage();
    await denied.open(
      "en-US",
      createDeviceStore(() => {
        throw new Error("denied");
      }, PARTITION)
    );
    await denied.choose("es");
    expect(denied.words().language).toBe("es");

    const storage = memoryStorage();
    const store = createDeviceStore(() => storage, PARTITION);
    store.writePreference("language", "klingon");
    const language = createLanguage();
    await language.open("de", store);
    expect([language.choice(), language.words().language]).toEqual(["excel", "de"]);
  });
});
