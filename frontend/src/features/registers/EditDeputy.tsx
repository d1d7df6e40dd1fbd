import { Drawer, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../components/Loaded";
import { type Deputy, type DeputyFields, genders, useDelegations, useDeputy, useSaveDeputy } from "./api";
import { EditDrawer, useNeeded } from "./EditDrawer";

const levels = ["national", "provincial", "municipal", "county", "township"] as const;

/** The form of one deputy, new or known. */
export function EditDeputy({ id, onClose }: { id: number | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const query = useDeputy(id);
  if (id === null) return <DeputyForm deputy={null} onClose={onClose} />;
  if (query.data) return <DeputyForm deputy={query.data} onClose={onClose} />;
  return (
    <Drawer open title={t("editDeputy")} size="min(100vw, 30rem)" onClose={onClose}>
      <Loaded query={query}>{() => null}</Loaded>
    </Drawer>
  );
}

function DeputyForm({ deputy, onClose }: { deputy: Deputy | null; onClose: () => void }) {
  const { t } = useTranslation("registers");
  const needed = useNeeded();
  const save = useSaveDeputy();
  const delegations = (useDelegations().data?.items ?? []).filter(
    ({ id, closed_on }) => !closed_on || id === deputy?.delegation_id,
  );
  const start: Partial<DeputyFields> = {
    gender: "",
    level: "municipal",
    electing_unit: "",
    phone: "",
    ...deputy,
  };
  return (
    <EditDrawer<DeputyFields>
      title={t(deputy ? "editDeputy" : "newDeputy")}
      initial={start}
      onSave={(values, key) => {
        const fields = { ...values, delegation_id: values.delegation_id ?? null };
        return save.mutateAsync({ old: deputy, fields, key });
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("name")} rules={needed(t("name"))}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="gender" label={t("gender")}>
        <Radio.Group
          options={[
            ...genders.map((value) => ({ value, label: t(`genders.${value}`) })),
            { value: "", label: t("genders.none") },
          ]}
        />
      </Form.Item>
      <Form.Item name="level" label={t("level")} rules={needed(t("level"))}>
        <Select options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))} />
      </Form.Item>
      <Form.Item name="card_no" label={t("cardNo")} rules={needed(t("cardNo"))}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="delegation_id" label={t("delegation")}>
        <Select
          allowClear
          placeholder={t("noDelegation")}
          options={delegations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="electing_unit" label={t("electingUnit")}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="phone" label={t("phone")}>
        <Input inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
    </EditDrawer>
  );
}
