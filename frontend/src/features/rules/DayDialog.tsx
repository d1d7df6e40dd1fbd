import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";

import { daysBetween, dayText } from "../../lib/date";
import type { CalendarDay, DayChange } from "./api";

interface Props {
  date: string;
  /** Asks for a first and a last day. */
  run: boolean;
  entry?: CalendarDay;
  change?: DayChange;
  onSet: (changes: DayChange[]) => void;
  onClose: () => void;
}

interface Fields {
  from: string;
  to: string;
  kind: DayChange["kind"];
  name: string;
}

const kinds = ["holiday", "workday", "inherit"] as const;
const longestRun = 31;

/** Sets one day, or a run of days, as off or worked, or takes the congress's own entry back. */
export function DayDialog({ date, run, entry, change, onSet, onClose }: Props) {
  const { t } = useTranslation("rules");
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch("kind", form);
  const set = ({ from, to, kind, name }: Fields) => {
    const first = run ? from : date;
    const count = run ? daysBetween(from, to) + 1 : 1;
    onSet(
      Array.from({ length: count }, (_, index) => ({
        date: later(first, index),
        kind,
        name: kind === "inherit" ? "" : name.trim(),
      })),
    );
    onClose();
  };
  return (
    <Modal
      open
      title={run ? t("cal.range") : dayText(date)}
      okText={t("cal.apply")}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={set}
        initialValues={{
          from: date,
          to: date,
          kind: change?.kind ?? entry?.kind ?? "holiday",
          name: change?.name ?? entry?.name ?? "",
        }}
      >
        {run && <Run />}
        {!run && <p>{beneath(t, entry)}</p>}
        <Form.Item name="kind" label={t("cal.kind")}>
          <Radio.Group options={kinds.map((each) => ({ value: each, label: t(`cal.kinds.${each}`) }))} />
        </Form.Item>
        {kind !== "inherit" && (
          <Form.Item
            name="name"
            label={t("cal.name")}
            extra={t("cal.nameHint")}
            rules={[{ required: true, whitespace: true, message: t("edit.required") }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function Run() {
  const { t } = useTranslation("rules");
  const required = { required: true, message: t("edit.required") };
  return (
    <>
      <Form.Item name="from" label={t("cal.rangeFrom")} rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="to"
        label={t("cal.rangeTo")}
        dependencies={["from"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, to?: string) => {
              const days = daysBetween(String(getFieldValue("from")), String(to));
              return days >= 0 && days < longestRun
                ? Promise.resolve()
                : Promise.reject(new Error(t("cal.rangeOrder")));
            },
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
    </>
  );
}

type Translate = ReturnType<typeof useTranslation<"rules">>["t"];

/** What holds for the day without an entry of the congress's own. */
function beneath(t: Translate, entry?: CalendarDay): string {
  const kind = entry?.local ? entry.beneath_kind : entry?.kind;
  const name = entry?.local ? entry.beneath_name : entry?.name;
  if (kind === "holiday" || kind === "workday") return t(`cal.inheritHint.${kind}`, { name: name ?? "" });
  return t("cal.inheritHint.none");
}

function later(date: string, by: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}
