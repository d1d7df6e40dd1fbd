let width = 1440;

/** Sets how wide the window is, for media queries. */
export function setWidth(pixels: number) {
  width = pixels;
}

window.matchMedia = (query: string) => {
  const limit = Number(/max-width:\s*(\d+)px/.exec(query)?.[1] ?? 0);
  return {
    media: query,
    matches: width <= limit,
    onchange: null,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
    dispatchEvent: () => false,
  };
};
