/** The words of the frame around the panels, in Spanish. */
import type { Strings } from "..";

export const panels: Strings["panels"] = {
  navigation: "Secciones",
  more: "Más secciones",
  loading: "Abriendo…",
  failed: {
    title: "No se pudo mostrar esta sección",
    text: "No se ha cambiado nada en la hoja. Inténtelo de nuevo; si vuelve a ocurrir, cierre el panel y ábralo otra vez.",
  },
  retry: "Intentar de nuevo",
  names: {
    enrich: "Enriquecer",
    rules: "Reglas",
    reports: "Informes",
    categories: "Categorías",
    models: "Modelos",
    settings: "Ajustes",
    help: "Ayuda",
  },
  running: {
    title: "Se están enriqueciendo filas",
    text: "El progreso y el botón Detener están en la pestaña Enriquecer.",
  },
  showRun: "Mostrar",
};
