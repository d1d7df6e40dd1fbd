import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createMemoryRouter } from "react-router";

import { App, Cache, Look } from "../app/App";
import { routes } from "../app/routes";

/** The whole application at one address, with a person who types and clicks. */
export function renderApp(path: string) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  return { router, user: userEvent.setup(), ...render(<App router={router} />) };
}

/** One component at an address, in the application's look. */
export function renderAt(path: string, element: ReactElement) {
  const router = createMemoryRouter([{ path: "*", element }], { initialEntries: [path] });
  return { router, user: userEvent.setup(), ...render(<App router={router} />) };
}

/** One component without an address. */
export function renderPlain(element: ReactElement) {
  return {
    user: userEvent.setup(),
    ...render(
      <Look>
        <Cache>{element}</Cache>
      </Look>,
    ),
  };
}
