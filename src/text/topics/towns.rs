//! How a municipality can be named.

pub const ENGLISH: &str = "\
Towns: how a municipality can be named, wherever a command takes TOWN

  Altena                      its name, in any case
  altena                      its id, as programs get it
  05962004 or 5962004         its AGS, with or without the leading zero
  Münster, muenster, munster  any spelling of umlauts, ß as ss
  wetter                      the first words of its name: Wetter (Ruhr)
  altena,dortmund             several, with commas or one after another

Names with blanks need quotes: quartier show 'Horn-Bad Meinberg'. What fits \
several is refused with a list of them; what fits none with the nearest name.

The case studies are the eight that the study looked at; quartier list lists \
them. All the others of the state can be shown, compared and matched as well: \
quartier list --all lists them.
";

pub const GERMAN: &str = "\
Orte: wie sich eine Kommune nennen lässt, wo immer ein Befehl KOMMUNE erwartet

  Altena                      mit ihrem Namen, groß oder klein geschrieben
  altena                      mit ihrem Kürzel, wie Programme es erhalten
  05962004 oder 5962004       mit ihrem AGS, mit oder ohne führende Null
  Münster, muenster, munster  Umlaute in jeder Schreibweise, ß auch als ss
  wetter                      mit den ersten Wörtern ihres Namens: Wetter (Ruhr)
  altena,dortmund             mehrere, mit Kommas oder nacheinander

Namen mit Leerzeichen brauchen Anführungszeichen: quartier show 'Horn-Bad \
Meinberg'. Passt ein Name auf mehrere, werden sie aufgelistet; passt er auf \
keine, wird der nächstliegende genannt.

Die Fallkommunen sind die acht, die sich die Studie angesehen hat; quartier \
list führt sie auf. Alle anderen des Landes lassen sich ebenso zeigen und \
vergleichen: quartier list --all führt sie auf.
";
