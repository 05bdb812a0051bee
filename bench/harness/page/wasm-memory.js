// Runs before everything else in a page or a worker, and only where memory is measured: keeps every wasm memory
// in sight, and tells its size to whoever asks on the channel. The browser's own measurement leaves them out.
{
  const memories = new Set();
  const watch = (result) => {
    const { exports } = result.instance ?? result;
    for (const value of Object.values(exports ?? {})) {
      if (value instanceof WebAssembly.Memory) memories.add(value);
    }
    return result;
  };
  const noteImports = (imports) => {
    for (const module of Object.values(imports ?? {})) {
      for (const value of Object.values(module)) if (value instanceof WebAssembly.Memory) memories.add(value);
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      noteImports(imports);
      return watch(await original(source, imports));
    };
  }
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, [module, imports]) {
      noteImports(imports);
      return watch(new target(module, imports));
    },
  });
  const channel = new BroadcastChannel("bench-wasm-memory");
  channel.onmessage = ({ data }) => {
    if (data === "ask") channel.postMessage([...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  };
}
