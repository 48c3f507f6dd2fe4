/** The words of the panel of labels, in Spanish. */
import type { Strings } from "..";
import { count, number, rows } from "./numbers";

export const categories: Strings["categories"] = {
  set: "Conjunto de categorías",
  names: { consumer: "Particulares", business: "Empresas" },
  own: (name) => `${name} (suyo)`,
  newName: "Nombre de un conjunto nuevo",
  newHint: "Empieza con las categorías de abajo. Los titulares lo eligen en Ajustes.",
  begin: "Empezar un conjunto nuevo",
  directions: { outgoing: "Salidas", incoming: "Entradas" },
  direction: "Dirección",
  tree: (labels) => count(labels, "categoría", "categorías"),
  keys: "Las flechas recorren las categorías; F2 cambia el nombre, Insert añade, Supr elimina, Alt con una flecha mueve.",
  none: "Aquí no hay ninguna categoría. Añada una o pegue una columna.",
  name: "Nombre",
  nameMissing: "Una categoría necesita un nombre.",
  unnamed: "(sin nombre)",
  faults: {
    title: "Algunas categorías no se pueden usar",
    text: "Vaya a cada una, cambie su nombre y vuelva a usar el conjunto.",
  },
  goTo: (label) => `Ir a ${label}`,
  refused: (reason) => `Cámbiela: el servicio no la acepta así. (${reason})`,
  tooMany: (most) => ({
    title: "Hay demasiadas categorías",
    text: `Elimine algunas: cada sentido admite ${number(most)} como máximo.`,
  }),
  draft: (name) => `${name} – cambiado, aún sin usar`,
  add: "Añadir",
  addBelow: "Añadir debajo",
  newLabel: "Categoría nueva",
  up: "Subir",
  down: "Bajar",
  nest: "Dentro de la anterior",
  unnest: "Fuera del grupo",
  remove: "Eliminar",
  undo: "Deshacer el cambio",
  paste:
    "Pegue aquí una columna, una categoría por línea; «Casa > Alquiler» es una dentro de un grupo",
  takeSelection: "Tomar de las celdas seleccionadas",
  selectionRead: (value) =>
    `Leídas de las celdas seleccionadas: ${count(value, "categoría", "categorías")}. Úselas en su lugar o añádalas.`,
  selectionEmpty: {
    title: "Las celdas seleccionadas están vacías",
    text: "Seleccione las celdas con sus categorías, una por fila, y vuelva a intentarlo.",
  },
  selectionTooBig: (most) => ({
    title: "Hay demasiadas celdas seleccionadas",
    text: `Seleccione como máximo ${number(most)} celdas: la columna con sus categorías.`,
  }),
  pasteInstead: "Usar estas en su lugar",
  pasteToo: "Añadir estas",
  preview: "Vista previa",
  previewHeading: "Qué pasaría a ser qué",
  previewRows: (value) => `Con otra categoría en esta hoja: ${rows(value)}`,
  previewNone: "Ninguna fila de esta hoja cambia de categoría.",
  previewUnknown: (value) =>
    `Aún no guardadas en este equipo: ${rows(value)}. Enriquézcalas para contarlas aquí.`,
  previewLost: (value) =>
    `Sin categoría adecuada («not enough information»): ${rows(value)}. Añada una adecuada.`,
  previewLabels: (value) =>
    `${count(value, "categoría nuestra no tiene", "categorías nuestras no tienen")} nada en este conjunto:`,
  becomes: (from, to, value) => `${from} → ${to}: ${rows(value)}`,
  save: "Usar este conjunto",
  saved: "El conjunto está en uso.",
  stale: (value) =>
    value === 0
      ? "Ninguna fila de esta hoja muestra una categoría anterior."
      : `Aún con la categoría anterior en esta hoja: ${rows(value)}. La conservan hasta que las renueve en la pestaña Enriquecer.`,
  staleUnknown: "Las filas conservan su categoría hasta que las renueve en la pestaña Enriquecer.",
  renew: "Renovar filas",
  reset: "Volver a nuestras categorías …",
  drop: "Eliminar este conjunto …",
  resetTitle: "¿Quitar este conjunto?",
  resetText:
    "Las filas volverán a mostrar las categorías anteriores cuando se renueven. Justo después podrá reponerlo; expórtelo si quiere conservarlo más tiempo.",
  resetConfirm: "Quitarlo",
  wasReset: "Se ha quitado el conjunto.",
  wasPutBack: "El conjunto vuelve a estar en uso.",
  putBack: (name) => `Reponer «${name}»`,
  undoUse: (name) => `Deshacer: usar las categorías anteriores de «${name}»`,
  wasUndone:
    "Las categorías anteriores vuelven a estar en uso. «Deshacer el cambio» recupera las suyas para editarlas.",
  editedMeanwhile: "Lo que ha editado mientras tanto se conserva y aún no está en uso.",
  cancel: "Cancelar",
  export: "Exportar",
  import: "Importar",
  notJson: "Ese archivo no es un conjunto de categorías. Elija uno exportado aquí.",
  list: "Elegir categorías de una lista en la hoja",
  takeList: "Quitar la lista de la hoja",
  listTaken: "La columna de categorías ya no ofrece una lista. Sus celdas quedan como están.",
  listRenewed: "La lista de la columna de categorías se ha actualizado.",
  listed: (value) =>
    `La columna ofrece ${count(value, "categoría", "categorías")}: las que están en uso. Pulse Alt+Flecha abajo en una celda.`,
  noLabelColumn: "Esta hoja aún no tiene una columna de categorías nuestra. Enriquézcala primero.",
  validatedByUser: "La columna de categorías tiene una regla suya; no se ha tocado.",
};
