import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";

interface DeputyFieldProps {
  label: string;
  deputies: { value: number; label: string }[];
}

/** One of the proposers. */
export function DeputyField({ label, deputies }: DeputyFieldProps) {
  const { t } = useTranslation("common");
  return (
    <Form.Item
      name="deputy_id"
      label={label}
      rules={[{ required: true, message: t("requiredChoice", { label }) }]}
    >
      <FormSelect options={deputies} />
    </Form.Item>
  );
}
