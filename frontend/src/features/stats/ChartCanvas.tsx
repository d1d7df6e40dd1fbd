import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

interface Props {
  option: EChartsCoreOption;
  /** A row was pointed at, by its place. */
  onRow?: (row: number) => void;
}

/** The drawing of a chart, as large as what it stands in. */
export function ChartCanvas({ option, onRow }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chosen = useRef(onRow);
  chosen.current = onRow;
  useEffect(() => {
    const place = box.current;
    if (!place?.clientWidth) return;
    const chart = init(place, null, { renderer: "svg" });
    chart.setOption(option);
    chart.on("click", ({ dataIndex }) => typeof dataIndex === "number" && chosen.current?.(dataIndex));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} style={{ width: "100%", height: "100%" }} />;
}
