/** Month names of the languages whose headers we know, folded (see `foldText`), with usual short forms. */

/** Twelve names per language, January first; forms of one month are divided by a bar. */
const NAMES: readonly string[] = [
  // en
  "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
  // de, with Austrian forms
  "januar|janner|jan februar|feber|feb marz|maerz|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov dezember|dez",
  // fr
  "janvier|janv fevrier|fevr|fev mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov decembre|dec",
  // es
  "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
  // pt
  "janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez",
  // it
  "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
  // nl
  "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec",
  // pl, nominative and genitive
  "styczen|stycznia|sty luty|lutego|lut marzec|marca|mar kwiecien|kwietnia|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpien|sierpnia|sie wrzesien|wrzesnia|wrz pazdziernik|pazdziernika|paz listopad|listopada|lis grudzien|grudnia|gru",
  // cs
  "leden|ledna|led unor|unora|uno brezen|brezna|bre duben|dubna|dub kveten|kvetna|kve cerven|cervna|cvn cervenec|cervence|cvc srpen|srpna|srp zari|zar rijen|rijna|rij listopad|listopadu prosinec|prosince|pro",
  // sv
  "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sept|sep oktober|okt november|nov december|dec",
  // no and da
  "januar|jan februar|feb mars|marts april|apr mai|maj juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov desember|december|des|dec",
  // fi, nominative and partitive
  "tammikuu|tammikuuta|tammi helmikuu|helmikuuta|helmi maaliskuu|maaliskuuta|maalis huhtikuu|huhtikuuta|huhti toukokuu|toukokuuta|touko kesakuu|kesakuuta|kesa heinakuu|heinakuuta|heina elokuu|elokuuta|elo syyskuu|syyskuuta|syys lokakuu|lokakuuta|loka marraskuu|marraskuuta|marras joulukuu|joulukuuta|joulu",
  // tr
  "ocak|oca subat|sub mart|mar nisan|nis mayis|may haziran|haz temmuz|tem agustos|agu eylul|eyl ekim|eki kasim|kas aralik|ara",
  // ru, nominative and genitive
  "январь|января|янв февраль|февраля|февр|фев март|марта|мар апрель|апреля|апр маи|мая июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сент|сен октябрь|октября|окт ноябрь|ноября|ноя декабрь|декабря|дек",
  // hi, written in Latin letters
  "janvari|janwari farvari|farwari march aprail|april mai joon|jun julai agast sitambar|sitamber aktubar|aktoobar navambar disambar",
];

/**
 * Number of each month by its folded name. A word that means different months in two languages
 * stands for neither.
 */
const MONTHS: ReadonlyMap<string, number> = (() => {
  const found = new Map<string, Set<number>>();
  for (const language of NAMES) {
    language.split(" ").forEach((forms, index) => {
      for (const form of forms.split("|"))
        found.set(form, (found.get(form) ?? new Set()).add(index + 1));
    });
  }
  return new Map(
    [...found].flatMap(([word, months]) => {
      const [month, ...others] = months;
      return month !== undefined && others.length === 0 ? [[word, month] as const] : [];
    })
  );
})();

/** Month 1-12 of a folded word, null where it is no month name or means two. */
export function monthOfWord(folded: string): number | null {
  return MONTHS.get(folded) ?? null;
}
