/** Lo que dice una celda cuando una fórmula no tiene respuesta, en español. */
import type { Strings } from "..";
import type { SessionErrorCode } from "../../client/session";
import { list, number, rows } from "./numbers";

export const functions: Strings["functions"] = {
  preview: {
    label: "(categoría)",
    group: "(grupo de categorías)",
    accounting: "(categoría contable)",
    merchant: "(comercio)",
    website: "(sitio web)",
    logo: "(logotipo)",
    mcc: "(código)",
    location: "(lugar)",
    person: "(persona)",
    intermediary: "(pagado a través de)",
    confidence: "(fiabilidad)",
    table: "(tabla)",
  },
  arguments: {
    description: "descripción",
    amount: "importe",
    entryType: "sentido",
    date: "fecha",
    currency: "divisa",
    country: "país",
    holderType: "tipo de titular",
  },
  atRow: (reason: string, row: number) => `Fila ${number(row)} del rango: ${reason}`,
  blank: "La descripción está en blanco. Elija una celda con el texto del banco.",
  errorInput: (argument: string) =>
    `Este dato es a su vez un error: ${argument}. Corrija primero esa celda.`,
  notText: "La descripción debe ser texto.",
  tooLong: (maximum: number) =>
    `La descripción tiene más de ${number(maximum)} caracteres. Acórtela.`,
  amount: "El importe debe ser un número, por ejemplo 12,50.",
  entryType: "El sentido debe ser «incoming», «outgoing», «credit» o «debit».",
  date: "La fecha debe ser una celda de fecha o un texto como 2024-03-31.",
  currency: "La divisa debe ser un código de tres letras, por ejemplo EUR.",
  country: "El país debe ser un código de dos letras, por ejemplo ES.",
  holderType: "El tipo de titular debe ser «consumer», «business», «freelance» o «unknown».",
  oneValue: (argument: string) => `Aquí hay un rango y hace falta un solo valor: ${argument}.`,
  unequal: (argument: string, height: number, other: string, otherHeight: number) =>
    `Los rangos tienen tamaños distintos: ${argument} tiene ${rows(height)}, ${other} tiene ${rows(otherHeight)}. Elija rangos del mismo tamaño.`,
  unequalColumns: (argument: string) =>
    `Este rango debe ser tan ancho como el de las descripciones, o un solo valor: ${argument}.`,
  oneColumn: (argument: string) => `Este rango debe ser una sola columna: ${argument}.`,
  ranges: {
    dates: "fechas",
    descriptions: "descripciones",
    amounts: "importes",
    entryTypes: "sentidos",
    currencies: "divisas",
  },
  tooManyRows: (count: number, maximum: number) =>
    `El rango tiene ${rows(count)}; se admiten como máximo ${number(maximum)}. Elija menos filas.`,
  noDescriptions:
    "Ninguna columna del rango contiene descripciones. Elija la tabla con el texto del banco.",
  noRows: "El rango no contiene movimientos. Elija filas con el texto del banco.",
  noDates: "Ninguna fila del rango tiene una fecha legible. Elija la columna de las fechas.",
  noAmounts: "Ninguna fila del rango tiene un importe legible. Elija la columna de los importes.",
  unknownField: (given: string, known: readonly string[]) =>
    `No existe el campo «${given}». Use uno de estos: ${list(known)}.`,
  unknownBy: (given: string, known: readonly string[]) =>
    `No se puede agrupar por «${given}». Use uno de estos: ${list(known)}.`,
  unknownDirection: "El sentido debe ser «incoming» o «outgoing».",
  noneRecurring: "Nada se repite en estas filas.",
  noIncome: "No se reconoció ningún ingreso en estas filas.",
  ruleMissing: "Indique el número de una regla del panel Reglas, o una regla como JSON.",
  ruleNotJson: "La regla no es ni un número ni JSON. Cópiela de la vista JSON del panel Reglas.",
  noSuchRule: (asked: number, count: number) =>
    count === 0
      ? "Todavía no hay reglas. Cree una en el panel Reglas."
      : `No existe la regla ${number(asked)}. Use un número del 1 al ${number(count)}, como en el panel Reglas.`,
  ruleFault: (place: string, message: string) =>
    place === "" ? `Corrija la regla: ${message}` : `Corrija la regla en ${place}: ${message}`,
  none: {
    label: "La descripción no basta para una categoría.",
    group: "La descripción no basta para un grupo de categorías.",
    accounting: "La categoría no pertenece a ninguna categoría contable.",
    merchant: "No se reconoció ningún comercio en la descripción.",
    website: "No se conoce ningún sitio web.",
    logo: "No se conoce ningún logotipo.",
    mcc: "No se conoce ningún código de actividad del comercio.",
    location: "La descripción no nombra ningún lugar.",
    person: "La descripción no nombra a ninguna persona.",
    intermediary: "El pago no pasó por nadie más.",
    confidence: "No hay ninguna categoría de la que estar seguro.",
  },
  cancelled: "La fórmula se canceló. Vuelva a calcular la hoja.",
  timeout: "El cálculo tardó demasiado. Vuelva a calcular la hoja para intentarlo otra vez.",
  unanswered: "No se pudo responder esta fila. Compruebe su texto y vuelva a calcular.",
  failed: (code: SessionErrorCode | "unknown", message: string) =>
    `El cálculo no ha funcionado. Vuelva a calcular la hoja; si vuelve a ocurrir, cierre el panel y ábralo otra vez. (${message}, ${code})`,
  notStarted: "El complemento no está iniciado. Abra su panel y vuelva a calcular la hoja.",
};
