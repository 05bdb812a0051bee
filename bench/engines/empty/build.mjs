// No engine: what the browser and the page themselves take.
export const name = "empty page";
export const packages = [];
export const preload = [];
export async function build() {}
