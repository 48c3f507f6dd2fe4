/** Small charts that are read without colour: by pattern, by shape, by the table below them. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";

const HEIGHT = 132;
const TOP = 14;
const BOTTOM = 18;
const LEFT = 40;
/** Width of the narrowest pane's content, and of one month at least: a year fits into it. */
const NARROWEST = 272;
const MONTH = 19;
/** Width of a month from which on each can bear its name. */
const NAMED_MONTH = 24;

const useStyles = makeStyles({
  scroll: { overflowX: "auto", maxWidth: "100%" },
  chart: { display: "block", color: tokens.colorNeutralForeground1 },
  text: { fontSize: "10px", fill: "currentColor" },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: `0 ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

/** A point of a chart; `name` stands below it. */
export interface ChartPoint {
  name: string;
  values: readonly number[];
}

interface ChartProps {
  title: string;
  points: readonly ChartPoint[];
  /** Writes a value at the axis. */
  scale: (value: number) => string;
}

/** Two bars side by side for each point: the first one filled, the second one hatched. */
export function PairedBars({
  title,
  points,
  scale,
  names,
}: ChartProps & { names: readonly [string, string] }) {
  const styles = useStyles();
  const hatch = `hatch-${useId().replace(/\W/g, "")}`;
  const most = Math.max(...points.flatMap(({ values }) => values), 0) || 1;
  const { width, band } = sizeOf(points.length);
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const bar = Math.min(14, band * 0.4);
  return (
    <div>
      <div className={styles.legend} aria-hidden>
        <Key name={names[0]} fill="currentColor" />
        <Key name={names[1]} fill={`url(#${hatch})`} />
      </div>
      <div className={styles.scroll} role="group" aria-label={title} {...scrollable(width)}>
        <svg className={styles.chart} width={width} height={HEIGHT} role="img" aria-label={title}>
          <defs>
            <pattern
              id={hatch}
              width="4"
              height="4"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line x1="0" y1="0" x2="0" y2="4" stroke="currentColor" strokeWidth="1.5" />
            </pattern>
          </defs>
          <Axis width={width} ticks={[most, most / 2, 0]} y={y} scale={scale} />
          {points.map(({ name, values }, index) => {
            const left = LEFT + index * band + (band - 2 * bar) / 2;
            return (
              <g key={index}>
                {values.slice(0, 2).map((value, which) => (
                  <rect
                    key={which}
                    x={left + which * bar + 0.5}
                    y={y(value)}
                    width={Math.max(1, bar - 1)}
                    height={Math.max(0, HEIGHT - BOTTOM - y(value))}
                    fill={which === 0 ? "currentColor" : `url(#${hatch})`}
                    stroke="currentColor"
                  />
                ))}
                {isNamed(index, band) && <Name name={name} x={left + bar} />}
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}

/** A line with a mark at each point. */
export function MarkedLine({ title, points, scale }: ChartProps) {
  const styles = useStyles();
  const values = points.map((point) => point.values[0] ?? 0);
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  const range = most - least || 1;
  const { width, band } = sizeOf(points.length);
  const x = (index: number) => LEFT + (index + 0.5) * band;
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((value - least) / range) * (HEIGHT - TOP - BOTTOM);
  return (
    <div className={styles.scroll} role="group" aria-label={title} {...scrollable(width)}>
      <svg className={styles.chart} width={width} height={HEIGHT} role="img" aria-label={title}>
        <Axis width={width} ticks={[...new Set([most, 0, least])]} y={y} scale={scale} />
        <polyline
          points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
        {values.map((value, index) => (
          <circle key={index} cx={x(index)} cy={y(value)} r="3" fill="currentColor" />
        ))}
        {points.map(
          ({ name }, index) => isNamed(index, band) && <Name key={index} name={name} x={x(index)} />
        )}
      </svg>
    </div>
  );
}

/** How much of the greatest a part is, as a bar; the figure stands beside it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg width="100%" height="6" aria-hidden focusable={false}>
      <rect
        width={`${Math.max(0, Math.min(1, share)) * 100}%`}
        height="6"
        fill="currentColor"
        rx="1"
      />
    </svg>
  );
}

function sizeOf(points: number): { width: number; band: number } {
  const band = Math.max(MONTH, (NARROWEST - LEFT) / Math.max(1, points));
  return { width: LEFT + band * Math.max(1, points), band };
}

/** Where months are narrow, every second one bears its name. */
function isNamed(index: number, band: number): boolean {
  return band >= NAMED_MONTH || index % 2 === 0;
}

/** What is wider than the pane is scrolled by keyboard too. */
function scrollable(width: number): { tabIndex?: number } {
  return width > NARROWEST + 1 ? { tabIndex: 0 } : {};
}

interface AxisProps {
  width: number;
  ticks: readonly number[];
  y: (value: number) => number;
  scale: (value: number) => string;
}

function Axis({ width, ticks, y, scale }: AxisProps) {
  const styles = useStyles();
  return (
    <g aria-hidden>
      {ticks.map((value) => (
        <g key={value}>
          <line
            x1={LEFT}
            x2={width}
            y1={y(value)}
            y2={y(value)}
            stroke="currentColor"
            strokeOpacity={value === 0 ? 1 : 0.3}
            {...(value === 0 ? {} : { strokeDasharray: "2 3" })}
          />
          <text className={styles.text} x={LEFT - 4} y={y(value) + 3} textAnchor="end">
            {scale(value)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Name({ name, x }: { name: string; x: number }) {
  const styles = useStyles();
  return (
    <text className={styles.text} x={x} y={HEIGHT - 5} textAnchor="middle" aria-hidden>
      {name}
    </text>
  );
}

function Key({ name, fill }: { name: string; fill: string }) {
  const styles = useStyles();
  return (
    <span className={styles.key}>
      <svg width="10" height="10">
        <rect x="0.5" y="0.5" width="9" height="9" fill={fill} stroke="currentColor" />
      </svg>
      {name}
    </span>
  );
}
