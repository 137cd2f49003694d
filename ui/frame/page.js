/* What Streamlit leaves out: the page's language, names of controls, telling screen readers, copying, opening and closing a source, scrolling. */
window.guidancePage = window.guidancePage || (() => {
  let names = {};
  let events = {};

  const mendRoles = () => {
    for (const place of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
      place.setAttribute("role", "group");
    }
  };

  const nameControls = () => {
    mendRoles();
    for (const [selector, name] of Object.entries(names)) {
      for (const control of document.querySelectorAll(selector)) {
        const isWord = control.matches("p");
        if (!isWord && control.getAttribute("aria-label") !== name) control.setAttribute("aria-label", name);
        if ((isWord || control.matches("a")) && control.textContent !== name) control.textContent = name;
      }
    }
  };

  const speak = (language, controls, told) => {
    document.documentElement.lang = language;
    names = controls;
    events = told;
    nameControls();
  };

  const tell = (text) => {
    let told = document.querySelector(".told");
    if (!told) {
      told = Object.assign(document.createElement("div"), { className: "told", role: "status" });
      document.body.append(told);
    }
    told.textContent = "";
    setTimeout(() => { told.textContent = text; }, 200);
  };

  const copyOldWay = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  };

  const copy = async (button) => {
    const text = button.dataset.copy;
    const isDone = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(() => true, () => copyOldWay(text));
    const status = button.parentElement.querySelector("[role=status]");
    status.textContent = isDone ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { status.textContent = ""; }, 3000);
  };

  let opener = null;

  const openSource = (marker) => {
    const source = document.querySelector(marker.hash);
    opener = marker;
    source.open = true;
    const sheet = source.querySelector(".sheet");
    sheet.focus({ preventScroll: true });
    source.querySelector("summary").scrollIntoView({ block: "nearest" });
    (sheet.querySelector("mark") || sheet).scrollIntoView({ block: "nearest" });
  };

  const closeSource = (source) => {
    source.open = false;
    (opener?.isConnected ? opener : source.querySelector("summary")).focus({ preventScroll: true });
    opener?.isConnected && opener.scrollIntoView({ block: "nearest" });
    opener = null;
  };

  const jump = (hash) => {
    const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };

  const show = (key, reason) => {
    tell(events[reason]);
    const end = performance.now() + 1500;
    let isMoved = false;
    const stop = () => { isMoved = true; };
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(kind, stop, { once: true, passive: true });
    }
    const settle = () => {
      if (isMoved || performance.now() > end) return;
      document.querySelector(".st-key-" + key)?.scrollIntoView({ block: "start" });
      requestAnimationFrame(settle);
    };
    settle();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    const marker = event.target.closest("a.marker");
    const link = event.target.closest("a.jump");
    const close = event.target.closest("button.close");
    if (button) copy(button);
    if (event.target.closest("button.print")) print();
    if (close) closeSource(close.closest("details"));
    if (link) {
      event.preventDefault();
      jump(link.hash);
    }
    if (marker) {
      event.preventDefault();
      openSource(marker);
    }
  });
  document.addEventListener("keydown", (event) => {
    const source = document.querySelector("details.source[open]");
    if (event.key === "Escape" && source) closeSource(source);
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.source[open]")) return;
    event.target.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  }, true);
  new MutationObserver(nameControls).observe(document.body, { childList: true, subtree: true });
  const wear = (icon) => {
    for (const link of document.querySelectorAll("link[rel~=icon]")) {
      if (link.href !== icon) link.href = icon;
    }
  };

  return { speak, show, wear };
})();
