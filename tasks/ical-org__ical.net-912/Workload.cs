using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Calendar = Ical.Net.Calendar;

/// <summary>Reads a made-up calendar export: meetings with long folded descriptions, attendees and properties of the sender's own.</summary>
public sealed class Workload
{
    private static readonly string[] Words =
        ["agenda", "minutes", "room", "please", "bring", "the", "figures", "of", "last", "quarter", "and", "a", "list", "questions", "remote", "guests"];

    /// <summary>Makes the text, and reads a small one so that the code is compiled before the clock starts.</summary>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        Calendar.Load(Export(new Random(7), events: 20));
        return Export(new Random(unchecked((int)(seed ^ (seed >> 31)))), parameters["events"].GetInt32());
    }

    /// <summary>Reads the whole text.</summary>
    public object Run(object state) => Calendar.Load((string)state)!;

    /// <summary>The numbers of meetings, attendees and properties, and a digest of what was read.</summary>
    public object Observe(object result)
    {
        var calendar = (Calendar)result;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (attendees, properties) = (0, 0);
        foreach (var meeting in calendar.Events)
        {
            attendees += meeting.Attendees.Count;
            properties += meeting.Properties.Count();
            foreach (var text in new[] { meeting.Uid, meeting.Summary, meeting.Description })
            {
                digest.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            }
        }

        return $"{calendar.Events.Count} {attendees} {properties} {Convert.ToHexString(digest.GetHashAndReset())}";
    }

    private static string Export(Random random, int events)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.org//Export//EN\r\n");
        for (var index = 0; index < events; index++)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{random.NextInt64():x}-{index}@example.org");
            Line(text, "DTSTAMP:20240101T120000Z");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTART;TZID=Europe/Paris:2024{random.Next(1, 13):00}{random.Next(1, 28):00}T{random.Next(8, 18):00}3000"));
            Line(text, "DURATION:PT1H");
            Line(text, "SUMMARY;LANGUAGE=en:" + Sentence(random, 5));
            Line(text, "DESCRIPTION:" + Sentence(random, random.Next(10, 60)));
            for (var guest = random.Next(4); guest > 0; guest--)
            {
                Line(text, $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=\"{Word(random)}, {Word(random)}\":mailto:guest{random.Next(500)}@example.org");
            }

            Line(text, $"X-SENDER-NOTE;X-KIND=list;X-PLACE=\"{Word(random)};{Word(random)}\":{Sentence(random, 8)}");
            Line(text, "END:VEVENT");
        }

        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    /// <summary>Writes a content line folded at 75 characters.</summary>
    private static void Line(StringBuilder text, string line)
    {
        for (var place = 0; place < line.Length; place += 74)
        {
            text.Append(place == 0 ? "" : " ").Append(line, place, Math.Min(74, line.Length - place)).Append("\r\n");
        }
    }

    private static string Sentence(Random random, int words)
    {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++)
        {
            text.Append(word == 0 ? "" : word % 9 == 8 ? "\\, " : " ").Append(Word(random));
        }

        return text.ToString();
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)];
}
