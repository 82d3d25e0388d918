using System.Globalization;

namespace Bench.Sandbox.Cgroups;

/// <summary>Reads and writes single files of a control group file system.</summary>
internal static class CgroupFiles
{
    public static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a value.</summary>
    /// <returns>Null, or why it could not be written.</returns>
    public static string? TryWrite(string path, string value)
    {
        try
        {
            File.WriteAllText(path, value);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Makes a folder.</summary>
    /// <returns>Null, or why it could not be made.</returns>
    public static string? TryMakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Removes a group's folder; false while it still has members or groups of its own.</summary>
    public static bool TryRemoveFolder(string path)
    {
        try
        {
            Directory.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static IEnumerable<string> Children(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)) : [];

    /// <summary>Value of a file that holds one number; null when it is missing or not a number.</summary>
    public static long? ReadNumber(string path) =>
        long.TryParse(TryRead(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Value of a line <c>name number</c>; null when it is missing.</summary>
    public static long? ReadField(string path, string name)
    {
        foreach (var line in (TryRead(path) ?? "").Split('\n'))
        {
            if (line.Split(' ', 2) is [var key, var text] && key == name
                && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
