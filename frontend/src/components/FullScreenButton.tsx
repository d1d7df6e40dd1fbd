import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";

/** Gives the page the whole screen, where the device can; the button goes while it has it. */
export function FullScreenButton({ children }: { children: ReactNode }) {
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
