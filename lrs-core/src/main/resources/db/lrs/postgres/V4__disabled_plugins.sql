-- Plugins that an admin has disabled, on every node.
CREATE TABLE disabled_plugin (
  name TEXT NOT NULL PRIMARY KEY
);
