import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useNavigate } from "react-router";

import styles from "./Screen.module.css";

interface ScreenProps {
  /** Sets the size of its type, its height and its edges. */
  className?: string;
  children: ReactNode;
}

/** A page that is read from afar, on a screen of its own: without the menus, and its type grows with the screen. */
export function Screen({ className, children }: ScreenProps) {
  return <main className={`${styles.screen} ${className}`}>{children}</main>;
}

interface HeadProps {
  title: string;
  /** A line over the title. */
  over?: ReactNode;
  /** A line under the title. */
  under?: ReactNode;
  /** As of when things are shown; an alarm when they are stale. */
  asOf?: string;
  stale: boolean;
  /** The way out. */
  leave: ReactNode;
  /** What the button says that gives the page the whole screen. */
  full: string;
}

/** The head of a screen: what it shows, how new that is, and the way out. */
export function ScreenHead({ title, over, under, asOf, stale, leave, full }: HeadProps) {
  return (
    <header className={styles.head}>
      <div>
        {over && <p>{over}</p>}
        <h1>{title}</h1>
        {under && <p>{under}</p>}
      </div>
      <div className={styles.tools}>
        {asOf && (
          <p className={stale ? styles.stale : undefined} role={stale ? "alert" : undefined}>
            {asOf}
          </p>
        )}
        {leave}
        <FullScreenButton>{full}</FullScreenButton>
      </div>
    </header>
  );
}

/** Leads back to the pages with menus. */
export function LeaveScreen({ to, children }: { to: string; children: ReactNode }) {
  const navigate = useNavigate();
  return <Button onClick={() => navigate(to)}>{children}</Button>;
}

/** Gives the page the whole screen, where the device can; the button goes while it has it. */
function FullScreenButton({ children }: { children: ReactNode }) {
  const [whole, setWhole] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const look = () => setWhole(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (whole || !document.fullscreenEnabled) return null;
  return (
    <Button type="primary" onClick={() => document.documentElement.requestFullscreen().catch(() => {})}>
      {children}
    </Button>
  );
}
