// Shows GraphiQL with the example queries that the hub makes from its schema.
fetch('/graphiql/examples')
  .then((response) => response.json())
  .then((examples) => {
    const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
    const page = React.createElement(GraphiQL, { fetcher, defaultTabs: examples, shouldPersistHeaders: false });
    ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
  })
  .catch((reason) => {
    document.getElementById('graphiql').textContent = 'The hub does not answer. 服务没有响应。 ' + reason;
  });
