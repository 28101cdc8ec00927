// What VS Code is told of the archive's files: keys and their meanings from the JSON Schemas that `letopis schemas` writes, problems from
// `letopis check`. No package is needed, and nothing leaves the machine.

"use strict";

const { execFile } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { complete, explain, kindOf } = require("./matter.js");

const SELECTOR = { language: "markdown", scheme: "file", pattern: "**/content/**/*.md" };
const KINDS = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  example: vscode.CompletionItemKind.Text,
};

function activate(context) {
  const diagnostics = vscode.languages.createDiagnosticCollection("letopis");
  const schemas = new Map();
  let asked = false;

  const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;

  function command() {
    const set = vscode.workspace.getConfiguration("letopis").get("path");
    const own = process.platform === "win32" ? ["Scripts", "letopis.exe"] : ["bin", "letopis"];
    const found = set || path.join(folder(), ".venv", ...own);
    if (existsSync(found)) return found;
    if (!asked) vscode.window.showInformationMessage(`Летопись: команды ${found} нет. Её ставит «make site».`);
    asked = true;
    return null;
  }

  const run = (words, done) => {
    const letopis = folder() && command();
    if (letopis) execFile(letopis, words, { cwd: folder(), maxBuffer: 64 * 1024 * 1024 }, (error, out) => done(out, error));
  };

  function schemaOf(document) {
    const below = path.relative(path.join(folder() ?? "", "content"), document.uri.fsPath);
    const kind = folder() && !below.startsWith("..") ? kindOf(below) : null;
    if (kind && !schemas.has(kind)) {
      const file = path.join(folder(), ".cache", "schemas", `${kind}.json`);
      if (existsSync(file)) schemas.set(kind, JSON.parse(readFileSync(file, "utf8")));
    }
    return schemas.get(kind);
  }

  const linesOf = (document) => document.getText().split(/\r?\n/);

  const completion = {
    provideCompletionItems(document, position) {
      const schema = schemaOf(document);
      const found = schema ? complete(schema, linesOf(document), position.line, position.character) : [];
      return found.map((each) => {
        const item = new vscode.CompletionItem(each.label, KINDS[each.kind]);
        item.insertText = each.insert;
        item.documentation = each.about;
        item.sortText = `${each.first ? 0 : 1}${each.label}`;
        return item;
      });
    },
  };

  const hover = {
    provideHover(document, position) {
      const schema = schemaOf(document);
      const found = schema && explain(schema, linesOf(document), position.line, position.character);
      if (!found) return null;
      const range = new vscode.Range(position.line, found.start, position.line, found.stop);
      return new vscode.Hover(new vscode.MarkdownString().appendText(found.about), range);
    },
  };

  /** `letopis check` ends with 1 where it found something; its list stands on stdout either way. */
  function check() {
    run(["check", "--format", "json"], (out) => {
      let problems;
      try {
        problems = JSON.parse(out);
      } catch {
        return; // it said on stderr what is wrong with the settings: «letopis check» in a terminal shows it
      }
      const byFile = new Map();
      for (const each of problems) {
        const file = path.resolve(folder(), each.path);
        const line = Math.max(each.line - 1, 0);
        const start = Math.max(each.column - 1, 0);
        const range = new vscode.Range(line, start, line, each.column ? start + 1 : Number.MAX_SAFE_INTEGER);
        const severity = vscode.DiagnosticSeverity[each.severity === "error" ? "Error" : "Warning"];
        const diagnostic = new vscode.Diagnostic(range, `${each.found}. ${each.mend}`, severity);
        diagnostic.source = "letopis check";
        byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
      }
      diagnostics.clear();
      for (const [file, found] of byFile) diagnostics.set(vscode.Uri.file(file), found);
    });
  }

  context.subscriptions.push(
    diagnostics,
    vscode.languages.registerCompletionItemProvider(SELECTOR, completion, " ", "{", ","),
    vscode.languages.registerHoverProvider(SELECTOR, hover),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (schemaOf(document)) check();
    }),
  );
  run(["schemas"], () => schemas.clear());
  check();
}

module.exports = { activate };
