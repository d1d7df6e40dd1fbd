import "./main.css";

import { createRoot } from "react-dom/client";

import { App } from "./app/App";
import { startTexts } from "./i18n";
import { applyElderMode } from "./lib/elderMode";

applyElderMode();
await startTexts();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
