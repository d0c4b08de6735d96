import * as ts from 'typescript';

/** What the docstrings of a struct say. */
export interface FieldDocs {
  readonly description: string;
  readonly fields: Record<string, string>;
}

/** The docstrings of every interface in a file, by name; a field's names its default and the values of its enum. */
export function structDocs(path: string): Record<string, FieldDocs> {
  const program = ts.createProgram([path], { strict: true, noLib: true });
  const checker = program.getTypeChecker();
  const interfaces = program.getSourceFile(path)!.statements.filter(ts.isInterfaceDeclaration);
  return Object.fromEntries(interfaces.map((node) => [node.name.text, {
    description: docOf(checker.getSymbolAtLocation(node.name)!, checker),
    fields: Object.fromEntries(node.members.map((member) => {
      const symbol = checker.getSymbolAtLocation(member.name!)!;
      return [symbol.name, [docOf(symbol, checker), ...enumDocs(member, checker), ...defaultOf(symbol)].join('\n')];
    })),
  }]));
}

function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' ');
}

function defaultOf(symbol: ts.Symbol): string[] {
  const tag = symbol.getJsDocTags().find(({ name }) => name === 'default');
  if (!tag) return [];
  const text = ts.displayPartsToString(tag.text).replace(/^- /, '');
  const member = /^[A-Z]\w+\.([A-Z_]+)$/.exec(text);
  return [`Default: ${member ? member[1].toLowerCase().replace(/_/g, '-') : text}`];
}

/** A line for each value of the enum that a field takes, alone, in a list or in a mapping. */
function enumDocs(member: ts.TypeElement, checker: ts.TypeChecker): string[] {
  const lines: string[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isTypeReferenceNode(node) ? checker.getSymbolAtLocation(node.typeName) : undefined;
    const declaration = symbol?.declarations?.find(ts.isEnumDeclaration);
    for (const value of declaration?.members ?? []) {
      lines.push(`- ${String(checker.getConstantValue(value))}: ${docOf(checker.getSymbolAtLocation(value.name)!, checker)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(member);
  return lines;
}
