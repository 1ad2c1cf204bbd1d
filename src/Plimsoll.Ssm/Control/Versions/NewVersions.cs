using Plimsoll.Cells;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Versions;

/// <summary>Makes room for new versions and takes parameters away.</summary>
internal static class NewVersions
{
    private const int Most = 100;

    /// <summary>Puts a version; beyond a hundred the oldest goes.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ParameterMaxVersionLimitExceeded</c>: the oldest has a label.</exception>
    public static void Put(Tx tx, ParameterRecord parameter, ParameterVersionRecord version)
    {
        if (tx.Count(SsmTables.VersionsByParameter, parameter.Name) >= Most)
        {
            var oldest = tx.In(SsmTables.VersionsByParameter, parameter.Name).First();
            if (parameter.LabelsOf(oldest.Version).Count > 0)
            {
                throw SsmErrors.OldestIsLabelled(parameter.Name, oldest.Version);
            }

            tx.Remove(SsmTables.Versions, oldest.Key);
        }

        tx.Put(SsmTables.Versions, version);
        tx.Put(SsmTables.Parameters, parameter);
    }

    /// <summary>Takes a parameter away with all its versions; false when it was not there.</summary>
    public static bool Remove(Tx tx, string name)
    {
        if (tx.Get(SsmTables.Parameters, name) is null)
        {
            return false;
        }

        foreach (var key in tx.In(SsmTables.VersionsByParameter, name).Select(version => version.Key).ToList())
        {
            tx.Remove(SsmTables.Versions, key);
        }

        tx.Remove(SsmTables.Parameters, name);
        return true;
    }
}
