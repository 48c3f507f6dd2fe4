/** The words of the Help panel, in Spanish. */
import type { Strings } from "..";

export const help: Strings["help"] = {
  title: "Ayuda",
  startHeading: "Empezar",
  parts: {
    heading: "Qué hay en cada sitio",
    enrich: {
      title: "Enriquecer",
      text: "Llena columnas junto a sus filas: para qué fue cada pago, a quién se pagó, si se repite. Lo que usted cambia no se sobrescribe nunca.",
    },
    rules: {
      title: "Reglas",
      text: "Su propio «si la descripción dice esto, es aquello». Deciden antes que todo lo demás.",
    },
    reports: {
      title: "Informes",
      text: "Ingresos, gastos, suscripciones y flujo de caja de una cuenta, en hojas. También es donde usted dice que una respuesta está equivocada.",
    },
    categories: {
      title: "Categorías",
      text: "Las categorías que pueden recibir las filas. Use las nuestras, cámbieles el nombre o pegue su propia lista.",
    },
    models: {
      title: "Modelos",
      text: "Aprende categorías de las filas que usted mismo ha clasificado y dice con qué frecuencia acierta.",
    },
    settings: {
      title: "Ajustes",
      text: "Titulares, dónde se enriquece, su clave, qué se guarda y el idioma.",
    },
  },
  formulas: {
    heading: "Fórmulas",
    intro:
      "Escríbalas en una celda. Se responden siempre en este equipo. En los ejemplos, las fechas están en la columna A, los textos del banco en la B y los importes en la C.",
    copy: (formula) => `Copiar el ejemplo de ${formula}`,
    copied: (formula) => `El ejemplo de ${formula} está copiado. Péguelo en una celda.`,
    notCopied: "Aquí no se permite copiar. Seleccione el ejemplo y pulse Ctrl+C (Mac: Comando+C).",
    does: {
      LABEL: "Para qué fue un pago.",
      MERCHANT: "A quién se pagó o quién pagó.",
      WEBSITE: "El sitio web del comercio.",
      LOGO: "La dirección del logotipo. No se carga ninguna imagen.",
      MCC: "El código de actividad del comercio, cuatro cifras.",
      LOCATION: "Dónde fue, hasta donde lo dice el texto.",
      PERSON: "La persona a la que se pagó o que pagó.",
      INTERMEDIARY: "A través de quién se pagó, como PayPal.",
      CONFIDENCE: "La fiabilidad de la categoría, de 0 a 1.",
      CATEGORYGROUP: "El grupo al que pertenece la categoría.",
      ACCOUNTING: "La categoría contable del movimiento.",
      ENRICH: "Varias respuestas a la vez, en una tabla junto a sus filas.",
      RECURRENCE: "Si cada fila se repite, cada cuánto y cuándo será la próxima vez.",
      RECURRING: "Una tabla de lo que se repite: suscripciones y recibos, con fechas e importes.",
      INCOME: "Una tabla de dónde vienen los ingresos y cuándo se esperan los próximos.",
      LABELS: "Las categorías que se pueden dar.",
      RULETEST: "Con qué filas coincide una regla; 1 es la primera de su lista.",
      STATS: "Totales por mes, categoría o comercio.",
    },
  },
  keyboard: {
    heading: "Teclado",
    keys: {
      pane: { title: "F6", text: "Va de la hoja a este panel y vuelve." },
      next: { title: "Tab, Mayús+Tab", text: "Va al control siguiente o al anterior." },
      arrows: {
        title: "Teclas de dirección",
        text: "Se mueven entre las pestañas y entre las opciones de una lista.",
      },
      press: { title: "Intro, Espacio", text: "Pulsan el botón o marcan la casilla." },
      close: { title: "Esc", text: "Cierra lo que esté abierto y termina el recorrido." },
    },
  },
  privacy: {
    heading: "Privacidad",
    text: "Todo se calcula en este equipo. No se envía nada a ninguna parte salvo que usted elija un servidor o el servicio en línea de Ntropy; entonces se le dice qué sale y se le pregunta antes.",
  },
};
