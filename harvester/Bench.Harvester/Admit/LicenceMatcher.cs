using System.Collections.Immutable;
using System.Text;

namespace Bench.Harvester.Admit;

/// <summary>
/// Knows the common licences by what only they say. Where a file holds several, the first one counts: the others are mostly those of
/// parts that came along. The text of a GNU licence does not say whether later versions are allowed, so the narrower name is given.
/// </summary>
public static class LicenceMatcher
{
    /// <summary>The name for a text that is none of the known ones.</summary>
    public const string Unknown = "NOASSERTION";

    private const string Granted = "permission is hereby granted, free of charge, to any person obtaining a copy";
    private const string Redistribution = "redistribution and use in source and binary forms";
    private const string AnyPurpose = "distribute this software for any purpose with or without fee is hereby granted";
    private const string MitNotice = "the above copyright notice and this permission notice";
    private const string Advertising = "all advertising materials mentioning";
    private const string NoNames = "used to endorse or promote products derived from";

    private static readonly ImmutableArray<LicenceRule> Rules =
    [
        new("Apache-2.0", "apache license", ["version 2.0, january 2004"]),
        new("Apache-2.0", "licensed under the apache license, version 2.0"),
        new("AGPL-3.0-only", "gnu affero general public license", ["version 3, 19 november 2007"]),
        new("LGPL-3.0-only", "gnu lesser general public license", ["version 3, 29 june 2007", "additional permissions listed below"]),
        new("LGPL-2.1-only", "gnu lesser general public license", ["version 2.1, february 1999"]),
        new("GPL-3.0-only", "gnu general public license", ["version 3, 29 june 2007"]),
        new("GPL-2.0-only", "gnu general public license", ["version 2, june 1991"]),
        new("MPL-2.0", "mozilla public license", ["2.0", "covered software"]),
        new("EPL-2.0", "eclipse public license - v 2.0"),
        new("EPL-1.0", "eclipse public license - v 1.0"),
        new("BSL-1.0", "boost software license - version 1.0"),
        new("Unlicense", "this is free and unencumbered software released into the public domain"),
        new("CC0-1.0", "cc0 1.0 universal"),
        new("MS-PL", "microsoft public license"),
        new("PSF-2.0", "python software foundation license version 2"),
        new("Zlib", "altered source versions must be plainly marked"),
        new("ISC", AnyPurpose, ["provided that the above copyright notice and this permission notice appear in all copies"]),
        new("0BSD", AnyPurpose, default, ["provided that the above copyright notice"]),
        new("MIT", Granted, [MitNotice]),
        new("MIT-0", Granted, default, [MitNotice]),
        new("BSD-4-Clause", Redistribution, [Advertising]),
        new("BSD-3-Clause", Redistribution, [NoNames], [Advertising]),
        new("BSD-2-Clause", Redistribution, default, [NoNames, Advertising]),
    ];

    /// <summary>SPDX identifier of a licence's text; <see cref="Unknown"/> for one that is not known.</summary>
    public static string Match(string text)
    {
        var plain = Plain(text);
        return Rules.Select(rule => (rule.Id, Place: rule.Place(plain))).Where(found => found.Place >= 0).OrderBy(found => found.Place).Select(found => found.Id).FirstOrDefault(Unknown);
    }

    /// <summary>Lower case, one blank between words, plain quotes, without the marks of comments and headings.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is not ('*' or '#' or '=' or '"' or '\'' or '`' or '_') && !char.IsWhiteSpace(character))
            {
                plain.Append(char.ToLowerInvariant(character));
            }
            else if (plain.Length > 0 && plain[^1] != ' ' && char.IsWhiteSpace(character))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
