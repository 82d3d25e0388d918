using System.Xml;
using System.Xml.Linq;

namespace Bench.Evaluation.Parity;

/// <summary>Opens a report that submitted code could write to: a regular file of bounded size, without document type or links.</summary>
public static class ReportFile
{
    /// <summary>Largest report that is read, in bytes. As a tree of elements it takes up to twenty times as much memory.</summary>
    public const long LargestBytes = 64L << 20;

    /// <summary>Reads a report with the reader of its format.</summary>
    /// <param name="path">Path of the file on the machine.</param>
    /// <param name="read">Reader of the format; gets the root element.</param>
    public static ReportReading Read(string path, Func<XElement, TestReport> read)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return new ReportReading.Unreadable("there is no report file");
        }

        // A pipe or a device has no length; opening one could wait for ever.
        if (file.LinkTarget is not null || file.Length == 0)
        {
            return new ReportReading.Unreadable("the report is empty or not a regular file");
        }

        if (file.Length > LargestBytes)
        {
            return new ReportReading.Unreadable($"the report is larger than {LargestBytes >> 20} MiB");
        }

        return ReadDocument(path, read);
    }

    private static ReportReading ReadDocument(string path, Func<XElement, TestReport> read)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestBytes,
            CheckCharacters = false,
        };
        try
        {
            // Opened here: given a path, the reader would take it for an address.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var reader = XmlReader.Create(stream, settings);
            var root = XDocument.Load(reader).Root;
            return root is null ? new ReportReading.Unreadable("the report is empty") : new ReportReading.Read(read(root));
        }
        catch (XmlException exception)
        {
            return new ReportReading.Unreadable($"the report is not well-formed XML at line {exception.LineNumber}");
        }
        catch (UnauthorizedAccessException)
        {
            return new ReportReading.Unreadable("the report cannot be read by its owner");
        }
    }
}
