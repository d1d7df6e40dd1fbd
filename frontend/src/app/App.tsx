import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ComponentProps, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";

import { useSession } from "../api/session";
import { useElderMode } from "../lib/elderMode";
import { createQueryClient } from "../lib/queryClient";
import { themeFor } from "../lib/theme";
import { usePhone, useStill } from "../lib/usePhone";

/** The whole application. */
export function App({ router }: { router: ComponentProps<typeof RouterProvider>["router"] }) {
  return (
    <Look>
      <Cache>
        <RouterProvider router={router} />
      </Cache>
    </Look>
  );
}

/** Colours, type and the component library's own words. */
export function Look({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const elder = useElderMode();
  const phone = usePhone();
  const density = elder ? "elder" : phone ? "phone" : "desk";
  const still = useStill();
  // The library waits for the end of its movements, which styles have cut off.
  const theme = useMemo(() => {
    const { token, ...rest } = themeFor(density);
    return { ...rest, token: { ...token, motion: !still } };
  }, [density, still]);
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: true, colon: false, scrollToFirstError: { focus: true, block: "center" } }}
    >
      <AntApp>{children}</AntApp>
    </ConfigProvider>
  );
}

/** One cache per person and hat: nothing that one hat saw is shown under another. */
export function Cache({ children }: { children: ReactNode }) {
  const { me } = useSession();
  const identity = me ? `${me.user.id}/${me.hat?.membership_id}` : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another identity needs another cache
  const client = useMemo(createQueryClient, [identity]);
  return (
    <QueryClientProvider key={identity} client={client}>
      {children}
    </QueryClientProvider>
  );
}
