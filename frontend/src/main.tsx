import "./main.css";

import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";

import { tellProblemsBy } from "./api/problem";
import { App } from "./app/App";
import { routes } from "./app/routes";
import { startTexts } from "./i18n";
import { inOwnWords } from "./i18n/problems";
import { applyElderMode } from "./lib/elderMode";

applyElderMode();
await startTexts();
tellProblemsBy(inOwnWords);

const root = document.getElementById("root");
if (root) createRoot(root).render(<App router={createBrowserRouter(routes)} />);
