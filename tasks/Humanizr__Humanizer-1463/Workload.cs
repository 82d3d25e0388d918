using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Humanizer;

/// <summary>Writes made-up cheques: amounts below a million in English words, and on each fourth one its number in the book as an ordinal.</summary>
public sealed class Workload
{
    private const int Limit = 1_000_000;

    private const int Kept = 61;

    /// <summary>Draws the amounts, small ones as often as large ones, and writes some so that the code is compiled before the clock starts.</summary>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        Write(Amounts(new Random(7), cheques: 500));
        return Amounts(new Random(unchecked((int)(seed ^ (seed >> 31)))), parameters["cheques"].GetInt32());
    }

    /// <summary>Every cheque's words: some kept, of all the length and the last letter.</summary>
    public object Run(object state) => Write((int[])state);

    /// <summary>A digest of what was kept, and some of it.</summary>
    public object Observe(object result)
    {
        var words = (List<string>)result;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)));
        return $"{words.Count} {string.Join("; ", words.Take(9))} {Convert.ToHexString(digest)}";
    }

    private static int[] Amounts(Random random, int cheques)
    {
        var amounts = new int[cheques];
        for (var index = 0; index < cheques; index++)
        {
            amounts[index] = 1 + random.Next(random.Next(3) switch { 0 => 1_000, 1 => 30_000, _ => Limit - 1 });
        }

        return amounts;
    }

    private static List<string> Write(int[] amounts)
    {
        var words = new List<string>();
        var (letters, ends) = (0L, 17L);
        for (var index = 0; index < amounts.Length; index++)
        {
            var text = index % 4 == 3 ? amounts[index].ToOrdinalWords() : amounts[index].ToWords();
            letters += text.Length;
            ends = unchecked((ends * 31) + text[^1]);
            if (index % Kept == 0)
            {
                words.Add(text);
            }
        }

        words.Add($"{letters} {ends}");
        return words;
    }
}
