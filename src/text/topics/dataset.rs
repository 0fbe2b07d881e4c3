//! How somebody writes a dataset of their own.

pub const ENGLISH: &str = "\
Dataset: a study of your own, as files that quartier reads

  quartier export --empty my-study        a small one to overwrite, with comments
  quartier check my-study                 what is wrong, with file, line, column
  quartier match beispielhausen --data my-study
                                          every command asks it
  quartier export my-copy                 the bundled one, as an example

The files are TOML: a field, an equals sign, a value; texts in quotation marks, \
numbers with a decimal point. { en = \"…\", de = \"…\" } is a text in both languages; a \
text alone reads the same in both. [[…]] begins an entry of a list. What stands \
behind # does not count: take the # away to use a field. Editors that know TOML \
(Visual Studio Code with Even Better TOML, taplo) complete and check the fields \
while you type, by the folder schemas.

reference.csv holds the municipalities beside the case studies, there to be \
compared and matched: a line each, with commas between the cells and decimal \
points. From LibreOffice save it as text CSV in UTF-8 with a comma as separator; \
from Excel as \"CSV UTF-8\", with a comma as list separator. Format the column ags \
as text first, or it loses its leading zero.

Every field, with an example:

";

pub const GERMAN: &str = "\
Datensatz: eine eigene Studie, als Dateien, die quartier liest

  quartier export --empty meine-studie    ein kleiner zum Überschreiben, mit
                                          Erläuterungen
  quartier check meine-studie             was falsch ist, mit Datei, Zeile, Spalte
  quartier match beispielhausen --data meine-studie
                                          jeder Befehl fragt ihn ab
  quartier export meine-kopie             der mitgelieferte, als Beispiel

Die Dateien sind TOML: ein Feld, ein Gleichheitszeichen, ein Wert; Texte in \
geraden Anführungszeichen, Zahlen mit Dezimalpunkt. { en = \"…\", de = \"…\" } ist ein \
Text in beiden Sprachen; ein Text allein lautet in beiden gleich. [[…]] beginnt \
einen Eintrag einer Liste. Was hinter # steht, zählt nicht: Nehmen Sie das # weg, um \
ein Feld zu verwenden. Editoren, die TOML kennen (Visual Studio Code mit Even \
Better TOML, taplo), ergänzen und prüfen die Felder beim Schreiben, mit Hilfe des \
Ordners schemas.

reference.csv enthält die Kommunen neben den Fallkommunen, zum Vergleichen: eine \
Zeile je Kommune, mit Kommas zwischen den Zellen und Dezimalpunkten. Speichern Sie \
sie in LibreOffice als „Text CSV“ in UTF-8 mit Komma als Feldtrenner, in Excel als \
„CSV UTF-8“ mit Komma als Listentrennzeichen. Formatieren Sie die Spalte ags vorher \
als Text, sonst verliert sie ihre führende Null.

Jedes Feld, mit einem Beispiel:

";
