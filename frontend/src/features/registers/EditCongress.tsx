import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import type { Congress } from "../../api/congress";
import { EditDrawer, useNeeded } from "./EditDrawer";
import { type CongressFields, useSaveCongress } from "./termsApi";

const fields = [
  { name: "name", max: 100 },
  { name: "short_name", max: 30 },
  { name: "office_name", max: 50 },
] as const;

/** How the congress and its office are called. */
export function EditCongress({ congress, onClose }: { congress: Congress; onClose: () => void }) {
  const { t } = useTranslation("terms");
  const needed = useNeeded();
  const save = useSaveCongress();
  const { name, short_name, office_name } = congress;
  return (
    <EditDrawer<CongressFields>
      title={t("editNames")}
      initial={{ name, short_name, office_name }}
      onSave={(values) => save.mutateAsync({ old: congress, fields: values })}
      onClose={onClose}
    >
      {fields.map(({ name: field, max }) => (
        <Form.Item
          key={field}
          name={field}
          label={t(`congress.${field}`)}
          extra={t(`congress.${field}_use`)}
          rules={needed(t(`congress.${field}`))}
        >
          <Input maxLength={max} autoComplete="off" />
        </Form.Item>
      ))}
    </EditDrawer>
  );
}
