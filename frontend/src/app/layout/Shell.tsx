import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";

import { useSession } from "../../api/session";
import { onDemand } from "../../lib/onDemand";
import { usePhone } from "../../lib/usePhone";
import { DeskHeader } from "./DeskHeader";
import { PhoneHeader } from "./PhoneHeader";
import { PhoneTabs } from "./PhoneTabs";
import styles from "./Shell.module.css";
import { SideMenu } from "./SideMenu";

const loadExpiredDialog = async () => (await import("../../features/session/ExpiredDialog")).ExpiredDialog;
const ExpiredDialog = onDemand(loadExpiredDialog);
const Live = onDemand(async () => (await import("./Live")).Live);
const Keys = onDemand(async () => (await import("./Keys")).Keys);

/** Header, menu and content of everyone who is logged in. */
export function Shell() {
  const { t } = useTranslation("shell");
  const { me } = useSession();
  const phone = usePhone();
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main);
  // It must be here when the log-in has ended, whatever the server has by then.
  useEffect(() => {
    loadExpiredDialog().catch(() => {});
  }, []);
  if (!me?.hat) return null;

  return (
    <div className={styles.shell}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on this page, without a step in the history */}
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("skipToContent", { ns: "common" })}
      </a>
      {phone ? <PhoneHeader me={me} /> : <DeskHeader me={me} />}
      {me.demonstration && <Demonstration />}
      <div className={styles.body}>
        {!phone && <SideMenu role={me.hat.role} />}
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      {phone && <PhoneTabs role={me.hat.role} />}
      {!phone && <Keys />}
      <Live />
      <ExpiredDialog />
    </div>
  );
}

function Demonstration() {
  const { t } = useTranslation("shell");
  return (
    <aside className={`${styles.demonstration} no-print`} aria-label={t("demonstrationLabel")}>
      {t("demonstration")}
    </aside>
  );
}

/** Moves the focus to the content after each change of page, so that keyboard and reader start there. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>) {
  const { pathname, state } = useLocation();
  const last = useRef(pathname);
  // A page may get another address while somebody types in it.
  const stays = (state as { keepFocus?: boolean } | null)?.keepFocus === true;
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (!stays) main.current?.focus({ preventScroll: true });
  }, [pathname, stays, main]);
}
