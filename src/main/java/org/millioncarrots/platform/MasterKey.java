package org.millioncarrots.platform;

/** What holds a master key: seals small and large things with it, and opens what it has sealed. */
interface MasterKey {
    /**
     * @param purpose bound to what is sealed, which opens under no other
     * @return begins with {@link #prefix}
     */
    byte[] seal(String purpose, byte[] plain);

    /** @throws IllegalStateException if the key is gone, the purpose is another one, or the data was changed */
    byte[] open(String purpose, byte[] sealed);

    /** The name of the key that new things are sealed with, in the form in which {@link #seal} begins. */
    byte[] prefix();
}
