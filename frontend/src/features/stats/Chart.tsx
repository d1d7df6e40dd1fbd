import type { EChartsCoreOption } from "echarts/core";
import { type ReactNode, useId } from "react";

import { onDemand } from "../../lib/onDemand";
import styles from "./Stats.module.css";

const Canvas = onDemand(async () => (await import("./ChartCanvas")).ChartCanvas, <div />);

interface Props {
  title: string;
  option: EChartsCoreOption;
  /** Pixels; all the room that there is, when nothing is said. */
  height?: number;
  onRow?: (row: number) => void;
  /** The same numbers for people who do not see the drawing: on the page already, or hidden behind it. */
  children: ReactNode;
}

/** A drawing of numbers that stand in a table as well; it is fetched when it is first shown. */
export function Chart({ title, option, height, onRow, children }: Props) {
  const id = useId();
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div
        aria-hidden="true"
        style={height ? { height } : undefined}
        className={height ? undefined : styles.fill}
      >
        <Canvas option={option} onRow={onRow} />
      </div>
      {children}
    </figure>
  );
}
