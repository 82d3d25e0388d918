using Bench.Harvester.Admit;

namespace Bench.Harvester.Tests.Admit;

public sealed class LicenceTests
{
    private const string Granted = "Permission is hereby granted, free of charge, to any person obtaining a copy of this";
    private const string Source = "Redistribution and use in source and binary forms, with or without modification";
    private const string Fee = "Permission to use, copy, modify, and/or distribute this software for any\npurpose with or without fee is hereby granted";

    [TestCase("                                 Apache License\n                           Version 2.0, January 2004", "Apache-2.0")]
    [TestCase("# Licensed under the Apache License, Version 2.0 (the \"License\")", "Apache-2.0")]
    [TestCase("GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007 ... the GNU Lesser General Public License instead", "GPL-3.0-only")]
    [TestCase("GNU GENERAL PUBLIC LICENSE\n Version 2, June 1991", "GPL-2.0-only")]
    [TestCase("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007 ... version 3 of the GNU General Public License, supplemented by the additional permissions listed below.", "LGPL-3.0-only")]
    [TestCase("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1, February 1999", "LGPL-2.1-only")]
    [TestCase("GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007 ... the GNU General Public License", "AGPL-3.0-only")]
    [TestCase("Mozilla Public License Version 2.0 ... \"Covered Software\"", "MPL-2.0")]
    [TestCase("Eclipse Public License - v 2.0", "EPL-2.0")]
    [TestCase("Boost Software License - Version 1.0 - August 17th, 2003", "BSL-1.0")]
    [TestCase("This is free and unencumbered software released into the public domain.", "Unlicense")]
    [TestCase("CC0 1.0 Universal", "CC0-1.0")]
    [TestCase(Fee + ", provided that the above\ncopyright notice and this permission notice appear in all copies.", "ISC")]
    [TestCase(Fee + ".", "0BSD")]
    [TestCase(Granted + " ... The above copyright notice and this permission notice shall be included", "MIT")]
    [TestCase(Granted + " software", "MIT-0")]
    [TestCase(Source, "BSD-2-Clause")]
    [TestCase(Source + " ... may be used to endorse or promote products derived from", "BSD-3-Clause")]
    [TestCase(Source + " ... All advertising materials mentioning ... used to endorse or promote products derived from", "BSD-4-Clause")]
    [TestCase("Altered source versions must be plainly marked as such", "Zlib")]
    [TestCase("All rights reserved.", "NOASSERTION")]
    [TestCase("", "NOASSERTION")]
    public void A_licence_is_known_by_what_only_it_says(string text, string id) => Assert.That(LicenceMatcher.Match(text), Is.EqualTo(id));

    [Test]
    public void The_first_of_several_licences_in_a_file_counts() =>
        Assert.That(LicenceMatcher.Match($"{Source}\nThis project contains parts under: Apache License Version 2.0, January 2004"), Is.EqualTo("BSD-2-Clause"));

    [Test]
    public async Task The_own_licence_file_is_known() =>
        Assert.That(LicenceMatcher.Match(await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Root, "LICENSE"))), Is.Not.EqualTo(LicenceMatcher.Unknown));

    [TestCase("LICENSE", "MIT")]
    [TestCase("licence.md", "MIT")]
    [TestCase("docs/LICENSE", "NOASSERTION")]
    [TestCase("LICENSE-MIT", "MIT")]
    public async Task The_licence_is_read_from_the_root_at_the_commit(string name, string id)
    {
        Assert.That(await FindAsync((name, Granted + " the above copyright notice and this permission notice")), Is.EqualTo(id));
    }

    [Test]
    public async Task Two_licences_to_choose_from_are_joined() =>
        Assert.That(
            await FindAsync(("LICENSE-MIT", Granted + " the above copyright notice and this permission notice"), ("LICENSE-APACHE", "Apache License Version 2.0, January 2004")),
            Is.EqualTo("Apache-2.0 OR MIT"));

    private static async Task<string> FindAsync(params (string Name, string Text)[] files)
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        var (repository, commits) = await SampleRepository.WriteAsync("licensed", folder, files.ToDictionary(file => file.Name, file => file.Text));
        return await new LicenceFinder(repository.Git).OfAsync(commits[0], CancellationToken.None);
    }
}
