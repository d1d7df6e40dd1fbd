import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConfigProvider } from "antd";
import type { ReactElement } from "react";
import { createMemoryRouter } from "react-router";

import { App, Cache, Look } from "../app/App";
import { routes } from "../app/routes";

/**
 * Without the component library's style sheets: jsdom would search their thousands of rules for each element
 * that a test asks whether it can be seen.
 */
const plain = (element: ReactElement) =>
  render(<ConfigProvider theme={{ zeroRuntime: true }}>{element}</ConfigProvider>);

/** The whole application at one address, with a person who types and clicks. */
export function renderApp(path: string) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  return { router, user: userEvent.setup(), ...plain(<App router={router} />) };
}

/** One component at an address, in the application's look. */
export function renderAt(path: string, element: ReactElement) {
  const router = createMemoryRouter([{ path: "*", element }], { initialEntries: [path] });
  return { router, user: userEvent.setup(), ...plain(<App router={router} />) };
}

/** One component without an address. */
export function renderPlain(element: ReactElement) {
  return {
    user: userEvent.setup(),
    ...plain(
      <Look>
        <Cache>{element}</Cache>
      </Look>,
    ),
  };
}
