import "./main.css";

import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";

import { App } from "./app/App";
import { routes } from "./app/routes";
import { startTexts } from "./i18n";
import { applyElderMode } from "./lib/elderMode";

applyElderMode();
await startTexts();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App router={createBrowserRouter(routes)} />);
