// What Python has sent (`lstdash/views/browser.py`).
export const read = (sent) => JSON.parse(new TextDecoder().decode(sent));
