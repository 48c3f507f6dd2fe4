/** Every type of Excel's object model that the host answers, for the fidelity list. */
import { type HostType } from "../rich-api/host-type";
import {
  applicationType,
  cultureInfoType,
  datetimeFormatType,
  numberFormatType,
  runtimeType,
} from "./application";
import { autoFilterType, columnFilterType } from "./auto-filter";
import { chartCollectionType, chartType } from "./chart";
import {
  chartAxesType,
  chartAxisTitleType,
  chartAxisType,
  chartDataLabelsType,
  chartLegendType,
  chartSeriesCollectionType,
  chartSeriesType,
  chartTitleType,
} from "./chart-parts";
import {
  customXmlPartCollectionType,
  customXmlPartScopedCollectionType,
  customXmlPartType,
} from "./custom-xml";
import { dataValidationType } from "./data-validation";
import { namedItemCollectionType, namedItemType } from "./named-item";
import { rangeType } from "./range";
import { rangeAreasType, rangeCollectionType } from "./range-areas";
import {
  formatProtectionType,
  rangeFillType,
  rangeFontType,
  rangeFormatType,
} from "./range-format";
import { rangeSortType } from "./range-sort";
import { rangeViewCollectionType, rangeViewType } from "./range-view";
import { tableCollectionType, tableScopedCollectionType, tableSortType, tableType } from "./table";
import {
  tableColumnCollectionType,
  tableColumnType,
  tableRowCollectionType,
  tableRowType,
} from "./table-parts";
import {
  documentPropertiesType,
  settingCollectionType,
  settingType,
  workbookType,
} from "./workbook";
import { freezePanesType, worksheetCollectionType, worksheetType } from "./worksheet";
import { worksheetProtectionType } from "./worksheet-protection";

/** The types in the order of the documentation's index. */
export function objectModel(): readonly HostType[] {
  return [
    applicationType,
    autoFilterType,
    chartType,
    chartCollectionType,
    chartAxesType,
    chartAxisType,
    chartAxisTitleType,
    chartDataLabelsType,
    chartLegendType,
    chartSeriesType,
    chartSeriesCollectionType,
    chartTitleType,
    cultureInfoType,
    customXmlPartType,
    customXmlPartCollectionType,
    customXmlPartScopedCollectionType,
    dataValidationType,
    datetimeFormatType,
    documentPropertiesType,
    columnFilterType,
    formatProtectionType,
    namedItemType,
    namedItemCollectionType,
    numberFormatType,
    rangeType,
    rangeAreasType,
    rangeCollectionType,
    rangeFillType,
    rangeFontType,
    rangeFormatType,
    rangeSortType,
    rangeViewType,
    rangeViewCollectionType,
    runtimeType,
    settingType,
    settingCollectionType,
    tableType,
    tableCollectionType,
    tableScopedCollectionType,
    tableColumnType,
    tableColumnCollectionType,
    tableRowType,
    tableRowCollectionType,
    tableSortType,
    workbookType,
    worksheetType,
    worksheetCollectionType,
    freezePanesType,
    worksheetProtectionType,
  ];
}
