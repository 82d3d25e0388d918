using System.Globalization;
using System.Text;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchFuzzTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("BENCH_FUZZ_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 5_000;

    private static ReadOnlySpan<byte> Signs => "0123456789+- \n\r\\\"/ab@\t"u8;

    [Test]
    public void A_mutated_patch_gives_a_value_and_never_an_exception()
    {
        var tree = Base();
        var before = tree.Manifest();
        var seeds = Seeds();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var random = new Random(20_261);
        var (read, applied) = (0, 0);
        for (var index = 0; index < Cases; index++)
        {
            var mutant = Mutated(seeds[random.Next(seeds.Length)], seeds, random);
            if (PatchReader.Read(mutant) is not PatchReading.Parsed { Patch: var patch } || !seen.Add(Encoding.Latin1.GetString(mutant)))
            {
                continue;
            }

            read++;
            new PatchPolicy().Check(patch);
            Assert.That(PatchReader.Read(PatchWriter.Write(patch)), Is.InstanceOf<PatchReading.Parsed>(), "what ours writes, ours reads");
            if (CheckApply(patch, tree, before))
            {
                applied++;
                tree.Dispose();
                tree = Base();
            }
        }

        tree.Dispose();

        Assert.That(read, Is.GreaterThan(Cases / 100), "most mutants are malformed, but not all");
        Assert.That(applied, Is.GreaterThan(Cases / 500), "some of the rest apply");
    }

    private static TemporaryTree Base() => new TemporaryTree().With("x", "one\n").With("src/a.py", "1\n2\n3\n4\n").With("b", "b\n", executable: true);

    private static bool CheckApply(Patch patch, TemporaryTree tree, TreeManifest before)
    {
        var result = PatchApplier.Apply(patch, tree.Root);
        var after = tree.Manifest();
        var difference = result is PatchResult.Applied applied ? applied.Change.Verify(before, after) : null;
        Assert.That(difference, Is.Null, "the tree differs from what the patch says");
        Assert.That(result is PatchResult.Applied || TreeManifest.Between(before, after).IsEmpty, "a refused patch wrote something");
        return result is PatchResult.Applied;
    }

    private static byte[][] Seeds() =>
    [
        .. new[]
        {
            Read.Change("x"),
            Read.NewFile("new/file.py"),
            "diff --git a/src/a.py b/src/a.py\nindex 1234567..89abcde 100644\n--- a/src/a.py\n+++ b/src/a.py\n@@ -1,4 +1,4 @@ def f():\n 1\n-2\n+two\n 3\n-4\n+four\n\\ No newline at end of file\n",
            "diff --git a/b b/c d\nsimilarity index 60%\nrename from b\nrename to c d\nindex 1234567..89abcde 100755\n--- a/b\t\n+++ b/c d\t\n@@ -1 +1,2 @@\n b\n+c\n",
            "diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n",
            "diff --git a/b b/b\nold mode 100755\nnew mode 100644\n",
            "diff --git \"a/\\303\\266\" \"b/\\303\\266\"\nnew file mode 100755\nindex 0000000..e69de29\n",
            "diff --git a/x b/x\ndeleted file mode 100644\nindex 5626abf..0000000\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static byte[] Mutated(byte[] seed, byte[][] seeds, Random random)
    {
        var bytes = seed.ToList();
        for (var count = random.Next(0, 4); count > 0 && bytes.Count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.AddRange(seeds[random.Next(seeds.Length)]);
                    break;
                case 5:
                    MoveLine(bytes, random);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void MoveLine(List<byte> bytes, Random random)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n').ToList();
        var from = random.Next(lines.Count);
        var line = lines[from];
        lines.RemoveAt(from);
        lines.Insert(random.Next(lines.Count + 1), line);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
