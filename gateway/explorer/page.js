/* global React, ReactDOM, GraphiQL */
'use strict';

const token = document.getElementById('token');
const operations = document.getElementById('operations');

/** The token field signs every request; what is typed into GraphiQL's own headers editor has the last word. */
async function fetcher(body, { headers } = {}) {
  const bearer = token.value.trim() ? { authorization: `Bearer ${token.value.trim()}` } : {};
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer, ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

const root = ReactDOM.createRoot(document.getElementById('graphiql'));

/** A new key makes GraphiQL open the operation in a tab of its own, beside those that are open. */
function open(operation) {
  const text = operation ? { query: operation.query, variables: operation.variables } : {};
  root.render(React.createElement(GraphiQL, { key: operation?.name ?? '', fetcher, shouldPersistHeaders: false, ...text }));
}

async function offer() {
  const saved = await (await fetch('/operations.json')).json();
  for (const { name } of saved) operations.add(new Option(name, name));
  operations.addEventListener('change', () => open(saved.find(({ name }) => name === operations.value)));
}

open();
offer();
